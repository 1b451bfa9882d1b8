package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/ctxlint/ctxlint/analyzers"
	"github.com/ctxlint/ctxlint/internal/nogo"
	"github.com/ctxlint/ctxlint/internal/output"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// viaNogo runs every rule alone, with all categories.
func viaNogo(t *testing.T, dir string) []seen {
	t.Helper()
	all, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax | packages.NeedForTest, Dir: dir, Tests: true,
		Env: append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off"),
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	variant := map[string]bool{} // packages that are there again, with their test files
	for _, pkg := range all {
		if pkg.ForTest == pkg.PkgPath {
			variant[pkg.PkgPath] = true
		}
	}
	pkgs := slices.DeleteFunc(all, func(pkg *packages.Package) bool {
		return strings.HasSuffix(pkg.ID, ".test") || pkg.ForTest == "" && variant[pkg.PkgPath]
	})
	rules := analyzers.Rules()
	var list []seen
	for _, a := range analyzers.Alone() {
		if err := a.Flags.Set(wire.FlagAssumed, categories(rules, a.Name)); err != nil {
			t.Fatal(err)
		}
		if err := a.Flags.Set(wire.FlagCategories, categories(rules, a.Name)); err != nil {
			t.Fatal(err)
		}
		err := nogo.Analyze(a, pkgs, func(pkg *packages.Package, d analysis.Diagnostic) {
			at := pkg.Fset.Position(d.Pos)
			list = append(list, seen{output.Relative(dir, filepath.ToSlash(at.Filename)), at.Line, at.Column, d.Message})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.SortFunc(list, compareSeen)
	return list
}

// categories lists all categories of a rule, as its flag takes them.
func categories(rules []analyzers.Rule, rule string) string {
	var names []string
	for _, r := range rules {
		if r.Name == rule {
			for _, c := range r.Categories {
				names = append(names, c.Name)
			}
		}
	}
	return strings.Join(names, ",")
}
