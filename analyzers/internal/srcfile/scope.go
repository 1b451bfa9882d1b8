// Package srcfile says what the files under analysis are: a dependency's, a
// test's, or the module's own code.
package srcfile

import (
	"go/build"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// commandLine is the path that cmd/go gives to packages named by their files.
const commandLine = "command-line-arguments"

// Outside reports whether the package under analysis belongs to a dependency
// or to the standard library. Nobody can fix those, and go vet and
// golangci-lint run rules on them whenever a fact may flow, so every analyzer
// of the suite returns at once for them.
func Outside(pass *analysis.Pass) bool {
	if m := pass.Module; m != nil {
		if m.Version != "" {
			return true
		}
		if m.Path != "" {
			return false
		}
		// cmd/go and golangci-lint describe the standard library by an empty
		// module; so do they packages outside of any.
		if pass.Pkg.Path() == commandLine {
			return false
		}
	}
	return inGoroot(pass)
}

func inGoroot(pass *analysis.Pass) bool {
	if len(pass.Files) == 0 {
		return false
	}
	root := filepath.Join(build.Default.GOROOT, "src") + string(filepath.Separator)
	name := pass.Fset.File(pass.Files[0].FileStart).Name()
	return strings.HasPrefix(name, root)
}
