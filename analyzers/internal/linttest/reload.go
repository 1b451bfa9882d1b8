package linttest

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/types"

	"golang.org/x/tools/go/packages"
)

// errNotLoaded: a fix imports a package that the case did not import before.
var errNotLoaded = errors.New("not loaded")

// reload type-checks the packages of the case anew with files replaced, on the
// types of the dependencies that the first load brought. Asking the go command
// again would compile the case for each fix.
func (s *suite) reload(overlay map[string][]byte) ([]*packages.Package, error) {
	fresh := make(map[*packages.Package]*packages.Package)
	var pkgs []*packages.Package
	var errs []error
	for _, old := range s.loaded {
		pkg, err := s.again(old, overlay, fresh)
		if errors.Is(err, errNotLoaded) {
			return nil, err
		}
		errs = append(errs, err)
		pkgs = append(pkgs, pkg)
	}
	return pkgs, errors.Join(errs...)
}

// again returns a package with replaced files, its imports within the case
// first.
func (s *suite) again(old *packages.Package, overlay map[string][]byte, fresh map[*packages.Package]*packages.Package) (*packages.Package, error) {
	if pkg, ok := fresh[old]; ok {
		return pkg, nil
	}
	pkg := *old
	fresh[old] = &pkg
	pkg.Imports = make(map[string]*packages.Package)
	var errs []error
	for path, dep := range old.Imports {
		imp, err := s.again(dep, overlay, fresh)
		if err != nil {
			return nil, err
		}
		pkg.Imports[path] = imp
	}
	pkg.Syntax = nil
	for _, name := range pkg.CompiledGoFiles {
		var src any // nil: from disk
		if content, ok := overlay[name]; ok {
			src = content
		}
		f, err := parser.ParseFile(pkg.Fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		pkg.Syntax = append(pkg.Syntax, f)
	}
	missing := false
	conf := &types.Config{
		Importer: importFunc(func(path string) (*types.Package, error) {
			if path == "unsafe" {
				return types.Unsafe, nil
			}
			if dep := pkg.Imports[path]; dep != nil {
				return dep.Types, nil
			}
			if dep := s.outside[path]; dep != nil && dep.Complete() {
				return dep, nil
			}
			missing = true
			return nil, errNotLoaded
		}),
		Sizes: pkg.TypesSizes,
		Error: func(err error) { errs = append(errs, err) },
	}
	pkg.TypesInfo = &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
	pkg.Types, _ = conf.Check(pkg.PkgPath, pkg.Fset, pkg.Syntax, pkg.TypesInfo) // errors went to conf.Error
	if missing {
		return nil, errNotLoaded
	}
	return &pkg, errors.Join(errs...)
}

type importFunc func(path string) (*types.Package, error)

func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }
