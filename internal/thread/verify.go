package thread

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/internal/fix"
)

// usable reports an error if a package that could use what changes does not
// compile: what it calls is not known then.
func (p *program) usable(changed []*fn) error {
	paths := map[string]bool{}
	for _, f := range changed {
		paths[f.file.pkg.PkgPath] = true
	}
	for _, pkg := range p.broken {
		if !reaches(pkg, paths, map[string]bool{}) {
			continue
		}
		why := "it does not compile"
		for _, e := range pkg.Errors {
			if e.Pos != "" && e.Pos != "-" {
				why = e.Error()
				break
			}
		}
		return fmt.Errorf("package %s uses what would change and has errors, so its calls are not known: %s", pkg.PkgPath, why)
	}
	return nil
}

func reaches(pkg *packages.Package, paths, seen map[string]bool) bool {
	if paths[pkg.PkgPath] {
		return true
	}
	if seen[pkg.ID] {
		return false
	}
	seen[pkg.ID] = true
	for _, imp := range pkg.Imports {
		if reaches(imp, paths, seen) {
			return true
		}
	}
	return false
}

// verify type-checks all packages that have a changed file, or import one
// that has.
func (p *program) verify(target *fn, files []fix.File) error {
	fresh := map[string]*ast.File{}
	for _, f := range files {
		syntax, err := parser.ParseFile(p.fset, f.Name, f.New, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("the result would not parse, so nothing is changed: %w", err)
		}
		fresh[f.Name] = syntax
	}
	again := map[string]*types.Package{} // by ID
	for _, pkg := range p.pkgs {
		changed := false
		var syntax []*ast.File
		for _, f := range pkg.Syntax {
			if other := fresh[p.fset.File(f.FileStart).Name()]; other != nil {
				f, changed = other, true
			}
			syntax = append(syntax, f)
		}
		for _, imp := range pkg.Imports {
			changed = changed || again[imp.ID] != nil
		}
		if !changed {
			continue
		}
		var errs []error
		conf := types.Config{
			Importer: importer{p, pkg, again},
			Sizes:    pkg.TypesSizes,
			Error:    func(err error) { errs = append(errs, err) },
		}
		if pkg.Module != nil && pkg.Module.GoVersion != "" {
			conf.GoVersion = "go" + pkg.Module.GoVersion
		}
		again[pkg.ID], _ = conf.Check(pkg.PkgPath, p.fset, syntax, nil)
		if len(errs) > 0 && !pkg.IllTyped {
			return &RefusedError{target.String(), []Note{wouldNot(errs[0])}}
		}
	}
	return nil
}

// wouldNot explains an error of the result.
func wouldNot(err error) Note {
	var e types.Error
	if !errors.As(err, &e) {
		return Note{token.Position{}, err.Error()}
	}
	return Note{e.Fset.PositionFor(e.Pos, false), "the result would not compile: " + e.Msg}
}

// An importer resolves the imports of a package that is checked again.
type importer struct {
	prog  *program
	of    *packages.Package
	again map[string]*types.Package
}

func (i importer) Import(path string) (*types.Package, error) {
	pkg := i.of.Imports[path]
	switch {
	case path == "unsafe":
		return types.Unsafe, nil
	case pkg == nil && path == "context":
		return i.prog.contextPackage()
	case pkg == nil:
		return nil, fmt.Errorf("package %s is not loaded", path)
	}
	if p := i.again[pkg.ID]; p != nil {
		return p, nil
	}
	return pkg.Types, nil
}
