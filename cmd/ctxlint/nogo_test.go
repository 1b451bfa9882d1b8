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
	"github.com/ctxlint/ctxlint/analyzers/ctxbag"
	"github.com/ctxlint/ctxlint/analyzers/ctxblock"
	"github.com/ctxlint/ctxlint/analyzers/ctxcleanup"
	"github.com/ctxlint/ctxlint/analyzers/ctxdefer"
	"github.com/ctxlint/ctxlint/analyzers/ctxearly"
	"github.com/ctxlint/ctxlint/analyzers/ctxerr"
	"github.com/ctxlint/ctxlint/analyzers/ctxescape"
	"github.com/ctxlint/ctxlint/analyzers/ctxfat"
	"github.com/ctxlint/ctxlint/analyzers/ctxfield"
	"github.com/ctxlint/ctxlint/analyzers/ctxfirst"
	"github.com/ctxlint/ctxlint/analyzers/ctxframe"
	"github.com/ctxlint/ctxlint/analyzers/ctxgroup"
	"github.com/ctxlint/ctxlint/analyzers/ctxkey"
	"github.com/ctxlint/ctxlint/analyzers/ctxleak"
	"github.com/ctxlint/ctxlint/analyzers/ctxloop"
	"github.com/ctxlint/ctxlint/analyzers/ctxlost"
	"github.com/ctxlint/ctxlint/analyzers/ctxnever"
	"github.com/ctxlint/ctxlint/analyzers/ctxnil"
	"github.com/ctxlint/ctxlint/analyzers/ctxonce"
	"github.com/ctxlint/ctxlint/analyzers/ctxouter"
	"github.com/ctxlint/ctxlint/analyzers/ctxroot"
	"github.com/ctxlint/ctxlint/analyzers/ctxsend"
	"github.com/ctxlint/ctxlint/analyzers/ctxshared"
	"github.com/ctxlint/ctxlint/analyzers/ctxsignal"
	"github.com/ctxlint/ctxlint/analyzers/ctxspin"
	"github.com/ctxlint/ctxlint/analyzers/ctxstale"
	"github.com/ctxlint/ctxlint/analyzers/ctxtest"
	"github.com/ctxlint/ctxlint/analyzers/ctxtime"
	"github.com/ctxlint/ctxlint/analyzers/ctxtodo"
	"github.com/ctxlint/ctxlint/analyzers/ctxvalue"
	"github.com/ctxlint/ctxlint/analyzers/ctxvariant"
	"github.com/ctxlint/ctxlint/internal/nogo"
	"github.com/ctxlint/ctxlint/internal/output"
	"github.com/ctxlint/ctxlint/internal/wire"
)

// rulePackages are the rules as nogo has them, each from its own package.
var rulePackages = []func() *analysis.Analyzer{
	ctxbag.New,
	ctxblock.New,
	ctxcleanup.New,
	ctxdefer.New,
	ctxearly.New,
	ctxerr.New,
	ctxescape.New,
	ctxfat.New,
	ctxfield.New,
	ctxfirst.New,
	ctxframe.New,
	ctxgroup.New,
	ctxkey.New,
	ctxleak.New,
	ctxloop.New,
	ctxlost.New,
	ctxnever.New,
	ctxnil.New,
	ctxonce.New,
	ctxouter.New,
	ctxroot.New,
	ctxsend.New,
	ctxshared.New,
	ctxsignal.New,
	ctxspin.New,
	ctxstale.New,
	ctxtest.New,
	ctxtime.New,
	ctxtodo.New,
	ctxvalue.New,
	ctxvariant.New,
}

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
	if len(rules) != len(rulePackages) {
		t.Fatalf("%d rules of %d", len(rulePackages), len(rules))
	}
	var list []seen
	for _, create := range rulePackages {
		a := create()
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
