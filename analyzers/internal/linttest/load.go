package linttest

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// load loads the packages of the case, with their test variants, and replaces
// files by those of overlay. A package that does not compile is an error.
func (s *suite) load(overlay map[string][]byte) ([]*packages.Package, error) {
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
		module, _, _ := strings.Cut(s.pattern, "/")
		pkg.Module = &packages.Module{Path: module, Main: true}
		pkgs = append(pkgs, pkg)
	}
	if len(pkgs) == 0 {
		errs = append(errs, fmt.Errorf("no package matches %s", s.pattern))
	}
	prune(pkgs)
	return withoutVariants(pkgs), errors.Join(errs...)
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
// can analyse: facts flow within the case only.
func prune(pkgs []*packages.Package) {
	roots := make(map[*packages.Package]bool)
	for _, pkg := range pkgs {
		roots[pkg] = true
	}
	for _, pkg := range pkgs {
		maps.DeleteFunc(pkg.Imports, func(_ string, dep *packages.Package) bool { return !roots[dep] })
	}
}
