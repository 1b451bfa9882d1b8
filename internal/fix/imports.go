package fix

import (
	"bytes"
	"errors"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// removeUnused removes from each file one import that the type checker found
// unused, and reports whether there was any. A rule takes care of the imports
// of its own edit; only together can two edits remove all uses of a package.
func removeUnused(contents map[string][]byte, errs []error) bool {
	done := map[string]bool{} // the offsets of further errors are off then
	for _, err := range errs {
		var e types.Error
		if !errors.As(err, &e) || !strings.Contains(e.Msg, "imported") || !strings.HasSuffix(e.Msg, "not used") {
			continue
		}
		at := e.Fset.PositionFor(e.Pos, false)
		src, ok := contents[at.Filename]
		if !ok || done[at.Filename] {
			continue
		}
		if out, ok := withoutImport(src, at.Offset); ok {
			contents[at.Filename] = out
			done[at.Filename] = true
		}
	}
	return len(done) > 0
}

// withoutImport returns the file without the import that offset is in.
func withoutImport(src []byte, offset int) ([]byte, bool) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", src, parser.ParseComments)
	if err != nil {
		return nil, false
	}
	for _, spec := range f.Imports {
		from, to := fset.Position(spec.Pos()).Offset, fset.Position(spec.End()).Offset
		if offset < from || to < offset {
			continue
		}
		if !astutil.DeleteNamedImport(fset, f, name(spec), strings.Trim(spec.Path.Value, "`\"")) {
			return nil, false
		}
		var out bytes.Buffer
		if err := format.Node(&out, fset, f); err != nil {
			return nil, false
		}
		return out.Bytes(), true
	}
	return nil, false
}

func name(spec *ast.ImportSpec) string {
	if spec.Name == nil {
		return ""
	}
	return spec.Name.Name
}
