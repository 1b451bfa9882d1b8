package vettool

import (
	"bytes"
	"os"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// TestVariant is a package fact: the package is compiled with its own test
// files, or imports one that is. A unit does not say so itself: cmd/go calls
// "q [p.test]" just q.
type TestVariant struct{ Schema uint8 }

// AFact marks TestVariant as a fact.
func (*TestVariant) AFact() {}

// variantName is the name of the analyzer that makes the fact, and so of a
// flag, which [Main] sets when the user names the rules to run.
const variantName = "ctxvetcopy"

func variant() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:      variantName,
		Doc:       variantName + ": tell the copies of packages that are made for tests (internal, reports nothing)",
		FactTypes: []analysis.Fact{new(TestVariant)},
		Run: func(pass *analysis.Pass) (any, error) {
			for _, f := range pass.Files {
				if strings.HasSuffix(pass.Fset.File(f.FileStart).Name(), "_test.go") {
					pass.ExportPackageFact(new(TestVariant))
					return nil, nil
				}
			}
			for _, dep := range pass.Pkg.Imports() {
				if pass.ImportPackageFact(dep, new(TestVariant)) {
					pass.ExportPackageFact(new(TestVariant))
					return nil, nil
				}
			}
			return nil, nil
		},
	}
}

// importsVariant reports whether the unit imports a test variant. It must be
// known before unitchecker runs, which alone can decode facts; but gob spells
// out the type of each.
func importsVariant(cfg *unitchecker.Config) bool {
	mark := []byte(reflect.TypeFor[*TestVariant]().String())
	for _, name := range cfg.PackageVetx {
		if data, err := os.ReadFile(name); err == nil && bytes.Contains(data, mark) {
			return true
		}
	}
	return false
}

// keepVariant returns the arguments such that unitchecker runs the variant
// analyzer although the user named the rules to run ("-ctxroot").
func keepVariant(args []string, analyzers []*analysis.Analyzer) []string {
	for _, arg := range args {
		name, value, set := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		for _, a := range analyzers {
			if a.Name == name && (!set || value == "true" || value == "1") {
				return append([]string{"-" + variantName}, args...)
			}
		}
	}
	return args
}
