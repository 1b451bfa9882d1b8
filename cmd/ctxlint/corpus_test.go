package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// corpusModule is the module that the cases become.
const corpusModule = "example.com/corpus"

// corpus copies all cases of testdata/src into one module, and the stubs of
// third-party packages that they import into modules of their own. Only the
// import paths of the cases change, so that all findings keep their places.
func corpus(t *testing.T) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	src := filepath.Join("..", "..", "testdata", "src")
	modules := map[string]string{} // stubs: module path to directory
	err = filepath.WalkDir(src, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		rel, err := filepath.Rel(src, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		to := path.Join("corpus", rel)
		if module := stubOf(path.Dir(rel)); module != "" {
			to = path.Join("stubs", rel)
			modules[module] = path.Join("stubs", module)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if text, err = intoModule(text); err != nil {
			return err
		}
		return writeFile(filepath.Join(root, filepath.FromSlash(to)), text)
	})
	if err != nil {
		t.Fatal(err)
	}
	var gomod strings.Builder
	fmt.Fprintf(&gomod, "module %s\n\ngo %s\n", corpusModule, language())
	for _, module := range slices.Sorted(maps.Keys(modules)) {
		version := "v1.0.0"
		if m := majorVersion.FindStringSubmatch(module); m != nil {
			version = m[1] + ".0.0"
		}
		fmt.Fprintf(&gomod, "require %s %s\nreplace %[1]s => ../%[3]s\n", module, version, modules[module])
		stub := fmt.Sprintf("module %s\n\ngo %s\n", module, language())
		if err := writeFile(filepath.Join(root, filepath.FromSlash(modules[module]), "go.mod"), []byte(stub)); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(root, "corpus")
	if err := writeFile(filepath.Join(dir, "go.mod"), []byte(gomod.String())); err != nil {
		t.Fatal(err)
	}
	return dir
}

// language is the language version of the Go that runs the test: fixtures use
// what it has.
func language() string {
	if m := regexp.MustCompile(`^go(1\.\d+)`).FindStringSubmatch(runtime.Version()); m != nil {
		return m[1]
	}
	return "1.26" // a development version knows that
}

var majorVersion = regexp.MustCompile(`/(v\d+)$`)

// stubOf returns the module that a directory of testdata/src would belong to
// if it were not a stub, or "" for a case.
func stubOf(dir string) string {
	parts := strings.Split(dir, "/")
	if !strings.Contains(parts[0], ".") {
		return ""
	}
	length := 2 // example.com/sdk, k8s.io/apimachinery
	if parts[0] == "github.com" || parts[0] == "golang.org" {
		length = 3
	}
	if len(parts) > length && majorVersion.MatchString("/"+parts[length]) {
		length++
	}
	return strings.Join(parts[:length], "/")
}

// intoModule puts the module's path before the import paths of cases, which
// are those of a GOPATH.
func intoModule(text []byte) ([]byte, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", text, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	for _, spec := range slices.Backward(f.Imports) {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if first, _, _ := strings.Cut(name, "/"); isCase(first) {
			at := fset.Position(spec.Path.Pos()).Offset + 1
			text = slices.Insert(text, at, []byte(corpusModule+"/")...)
		}
	}
	return text, nil
}

func isCase(first string) bool {
	info, err := os.Stat(filepath.Join("..", "..", "testdata", "src", first))
	return err == nil && info.IsDir() && !strings.Contains(first, ".")
}

func writeFile(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}
