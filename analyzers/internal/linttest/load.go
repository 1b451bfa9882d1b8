package linttest

import (
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// load loads the packages of the case, with their test variants, and replaces
// files by those of overlay. A package that does not compile is an error.
func (s *suite) load(overlay map[string][]byte) ([]*packages.Package, error) {
	if overlay != nil && s.loaded != nil {
		pkgs, err := s.reload(overlay)
		if !errors.Is(err, errNotLoaded) {
			return pkgs, err
		}
	}
	cfg := &packages.Config{
		// LoadSyntax, not LoadAllSyntax: ten times faster, and what the
		// command does.
		Mode:    packages.LoadSyntax | packages.NeedModule | packages.NeedForTest,
		Dir:     s.dir,
		Tests:   true,
		Env:     append(os.Environ(), "GOPATH="+s.dir, "GO111MODULE=off", "GOWORK=off"),
		Overlay: overlay,
	}
	all, err := packages.Load(cfg, s.pattern)
	if err != nil {
		return nil, err
	}
	var pkgs []*packages.Package
	var errs []error
	for _, pkg := range all {
		if strings.HasSuffix(pkg.ID, ".test") {
			continue // the generated main package of the tests
		}
		for _, e := range pkg.Errors {
			errs = append(errs, e)
		}
		// Reports are dropped for packages that are not of the main module.
		module, _, _ := strings.Cut(pkg.PkgPath, "/")
		pkg.Module = &packages.Module{Path: module, Main: true}
		pkgs = append(pkgs, pkg)
	}
	if len(pkgs) == 0 {
		errs = append(errs, fmt.Errorf("no package matches %s", s.pattern))
	}
	s.prune(pkgs)
	pkgs = withoutVariants(pkgs)
	if overlay == nil && len(errs) == 0 {
		s.loaded = pkgs
	}
	return pkgs, errors.Join(errs...)
}

// withoutVariants leaves out packages whose test variant is there as well: it
// has the same files and more, and the command reports no other.
func withoutVariants(pkgs []*packages.Package) []*packages.Package {
	variant := make(map[string]bool)
	for _, pkg := range pkgs {
		if pkg.ForTest == pkg.PkgPath {
			variant[pkg.PkgPath] = true
		}
	}
	return slices.DeleteFunc(pkgs, func(pkg *packages.Package) bool { return pkg.ForTest == "" && variant[pkg.PkgPath] })
}

// prune forgets the imports that were loaded from export data, which nothing
// can analyse: facts flow within the case only. Their types are kept for reload.
func (s *suite) prune(pkgs []*packages.Package) {
	roots := make(map[*packages.Package]bool)
	for _, pkg := range pkgs {
		roots[pkg] = true
	}
	s.outside = make(map[string]*types.Package)
	for _, pkg := range pkgs {
		maps.DeleteFunc(pkg.Imports, func(path string, dep *packages.Package) bool {
			if !roots[dep] && dep.Types != nil {
				s.outside[path] = dep.Types
			}
			return !roots[dep]
		})
	}
}
