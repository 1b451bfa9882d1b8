package factless

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"testing"

	"golang.org/x/tools/go/analysis"
)

type marked struct{ By string }

func (*marked) AFact() {}

// facty marks each function by the name of its package, and its result tells
// by whom the called ones are marked. Over it, ruley hands the result on.
func facty() (fact, rule *analysis.Analyzer) {
	fact = &analysis.Analyzer{
		Name: "facty", Doc: "d", FactTypes: []analysis.Fact{new(marked)}, ResultType: reflect.TypeFor[map[string]string](),
		Run: func(pass *analysis.Pass) (any, error) {
			seen := map[string]string{}
			for id, obj := range pass.TypesInfo.Defs {
				if fn, ok := obj.(*types.Func); ok {
					_ = id
					pass.ExportObjectFact(fn, &marked{pass.Pkg.Path()})
				}
			}
			for id, obj := range pass.TypesInfo.Uses {
				var m marked
				if fn, ok := obj.(*types.Func); ok && pass.ImportObjectFact(fn, &m) {
					seen[id.Name] = m.By
				}
			}
			return seen, nil
		},
	}
	rule = &analysis.Analyzer{
		Name: "ruley", Doc: "d", Requires: []*analysis.Analyzer{fact}, ResultType: reflect.TypeFor[map[string]string](),
		Run: func(pass *analysis.Pass) (any, error) { return pass.ResultOf[fact], nil },
	}
	return fact, rule
}

type world struct {
	t    *testing.T
	fset *token.FileSet
	pkgs map[string]*types.Package
}

func (w *world) Import(path string) (*types.Package, error) { return w.pkgs[path], nil }

// pass type-checks a package of module "m".
func (w *world) pass(path, src string) *analysis.Pass {
	w.t.Helper()
	f, err := parser.ParseFile(w.fset, path+".go", src, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	pkg, err := (&types.Config{Importer: w}).Check(path, w.fset, []*ast.File{f}, info)
	if err != nil {
		w.t.Fatal(err)
	}
	w.pkgs[path] = pkg
	return &analysis.Pass{
		Fset: w.fset, Files: []*ast.File{f}, Pkg: pkg, TypesInfo: info, Module: &analysis.Module{Path: "m"},
		ImportObjectFact: func(types.Object, analysis.Fact) bool { panic("the driver has no facts") },
		ExportObjectFact: func(types.Object, analysis.Fact) { panic("the driver has no facts") },
	}
}

// apply runs an analyzer and what it requires, as a driver does.
func apply(t *testing.T, a *analysis.Analyzer, pass *analysis.Pass) any {
	t.Helper()
	p := *pass
	p.Analyzer, p.ResultOf = a, map[*analysis.Analyzer]any{}
	for _, req := range a.Requires {
		p.ResultOf[req] = apply(t, req, pass)
	}
	result, err := a.Run(&p)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestWrap(t *testing.T) {
	w := &world{t, token.NewFileSet(), map[string]*types.Package{}}
	q := w.pass("m/q", "package q; type T struct{}; func (T) M() {}; func F[X any]() {}")
	out := w.pass("other", "package other; func G() {}")
	p := w.pass("m/p", `package p
import ("m/q"; "other")
func own() {}
func f() { q.T{}.M(); q.F[int](); other.G(); own() }`)

	t.Run("analysed", func(t *testing.T) {
		_, rule := facty()
		twin := Wrap([]*analysis.Analyzer{rule}, func(*analysis.Pass, string) []analysis.ObjectFact {
			t.Error("fetched what is there")
			return nil
		})[0]
		apply(t, twin, q)
		apply(t, twin, out)
		got := apply(t, twin, p)
		if want := (map[string]string{"M": "m/q", "F": "m/q", "own": "m/p"}); !reflect.DeepEqual(got, want) {
			t.Errorf("%v", got)
		}
	})
	t.Run("cached", func(t *testing.T) {
		_, rule := facty()
		fetched := 0
		twin := Wrap([]*analysis.Analyzer{rule}, func(_ *analysis.Pass, path string) []analysis.ObjectFact {
			fetched++
			if path != "m/q" {
				t.Errorf("fetched %s", path)
			}
			f := q.Pkg.Scope().Lookup("F")
			return []analysis.ObjectFact{{Object: f, Fact: &marked{"fetch"}}}
		})[0]
		got := apply(t, twin, p)
		if want := (map[string]string{"F": "fetch", "own": "m/p"}); !reflect.DeepEqual(got, want) || fetched != 1 {
			t.Errorf("%v, fetched %d times", got, fetched)
		}
	})
}
