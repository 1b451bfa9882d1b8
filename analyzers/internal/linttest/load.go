package linttest

import (
	"errors"
	"fmt"
	"go/types"
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
	if overlay == nil && s.shelf != nil {
		c := s.shelf.load(s.dir, s.pattern)
		s.loaded, s.outside = c.pkgs, c.outside
		return c.pkgs, c.err
	}
	all, err := list(s.dir, overlay, s.pattern)
	if err != nil {
		return nil, err
	}
	c := prepare(all, s.pattern)
	s.outside = c.outside
	if overlay == nil && c.err == nil {
		s.loaded = c.pkgs
	}
	return c.pkgs, c.err
}

// list loads packages, with their test variants.
func list(dir string, overlay map[string][]byte, patterns ...string) ([]*packages.Package, error) {
	return packages.Load(&packages.Config{
		// LoadSyntax, not LoadAllSyntax: ten times faster, and what the
		// command does.
		Mode:    packages.LoadSyntax | packages.NeedModule | packages.NeedForTest,
		Dir:     dir,
		Tests:   true,
		Env:     append(os.Environ(), "GOPATH="+dir, "GO111MODULE=off", "GOWORK=off"),
		Overlay: overlay,
	}, patterns...)
}

// A loadedCase is the packages of a case.
type loadedCase struct {
	pkgs    []*packages.Package
	outside map[string]*types.Package // what they import from elsewhere
	err     error
}

// prepare makes a case of copies of the packages that match its pattern.
func prepare(all []*packages.Package, pattern string) *loadedCase {
	c := &loadedCase{outside: make(map[string]*types.Package)}
	var errs []error
	copies := make(map[*packages.Package]*packages.Package)
	for _, old := range all {
		if strings.HasSuffix(old.ID, ".test") {
			continue // the generated main package of the tests
		}
		for _, e := range old.Errors {
			errs = append(errs, e)
		}
		pkg := *old
		// Reports are dropped for packages that are not of the main module.
		module, _, _ := strings.Cut(pkg.PkgPath, "/")
		pkg.Module = &packages.Module{Path: module, Main: true}
		copies[old] = &pkg
		c.pkgs = append(c.pkgs, &pkg)
	}
	if len(c.pkgs) == 0 {
		errs = append(errs, fmt.Errorf("no package matches %s", pattern))
	}
	// The imports that were loaded from export data are left out, since nothing can
	// analyse them: facts flow within the case only. Their types are kept for reload.
	for _, pkg := range c.pkgs {
		imports := make(map[string]*packages.Package)
		for path, dep := range pkg.Imports {
			if own := copies[dep]; own != nil {
				imports[path] = own
			} else if dep.Types != nil {
				c.outside[path] = dep.Types
			}
		}
		pkg.Imports = imports
	}
	c.pkgs = withoutVariants(c.pkgs)
	c.err = errors.Join(errs...)
	return c
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
