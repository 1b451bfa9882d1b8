package vocabulary_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/vocabulary"
)

func TestCheck(t *testing.T) {
	for name, want := range map[string][2]bool{ // as a function, as a carrier
		"log":                          {true, false},
		"log.F":                        {true, false},
		"log.T.M":                      {true, true},
		"example.com/log":              {true, false},
		"example.com/log.F":            {true, false},
		"example.com/log.T.M":          {true, true},
		"example.com/log.T.m":          {true, false},
		"gopkg.in/log.v2":              {true, false},
		"gopkg.in/log.v2.T.M":          {true, true},
		"":                             {},
		".F":                           {},
		"/log.F":                       {},
		"example.com/":                 {},
		"example.com/log.":             {},
		"example.com/log..M":           {},
		"(*example.com/log.T).M":       {},
		"example.com/log.T[int].M":     {},
		"example.com/log.T.M, log.T.M": {},
	} {
		if got := [2]bool{vocabulary.Joins.Check(name) == nil, vocabulary.Carriers.Check(name) == nil}; got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

const source = `package p

type T[E any] struct{ F int }

func (T[E]) M()      {}
func (*T[E]) P()     {}
func F()             {}

type I interface{ M() }
type U = T[int]

var v T[string]
var w *U
var x I
`

func TestSays(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{Importer: importer.Default()}).Check("example.com/p", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	of := func(name string) types.Type { return pkg.Scope().Lookup(name).Type() }
	funcs := map[string]*types.Func{"F": pkg.Scope().Lookup("F").(*types.Func)}
	for _, m := range []struct{ v, name, as string }{{"v", "M", "T.M"}, {"w", "P", "T.P"}, {"x", "M", "I.M"}} {
		obj, _, _ := types.LookupFieldOrMethod(of(m.v), true, pkg, m.name)
		funcs[m.as] = obj.(*types.Func)
	}
	for list, want := range map[string][]string{
		"":                                     nil,
		"example.com/p":                        {"F", "T.M", "T.P", "I.M"},
		"example.com/p.F":                      {"F"},
		"example.com/p.T.M":                    {"T.M"},
		"example.com/p.T.P, example.com/p.I.M": {"T.P", "I.M"},
		"example.com/p.M":                      nil,
		"p.F,p":                                nil,
	} {
		v := new(vocabulary.Vocabulary)
		if err := v.Flag(vocabulary.Detach).Set(list); err != nil {
			t.Fatal(err)
		}
		says := map[string]bool{}
		for _, name := range want {
			says[name] = true
		}
		for name, fn := range funcs {
			if got := v.Says(vocabulary.Detach, fn); got != says[name] {
				t.Errorf("%q of %s: %v", list, name, got)
			}
			if v.Says(vocabulary.Joins, fn) {
				t.Errorf("%q is another word of %s", list, name)
			}
		}
	}
	var none *vocabulary.Vocabulary
	if none.Says(vocabulary.Detach, funcs["F"]) || none.Carried(of("v")) != nil {
		t.Error("nobody says something")
	}
}

func TestCarried(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{Importer: importer.Default()}).Check("example.com/p", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	v := new(vocabulary.Vocabulary)
	flag := v.Flag(vocabulary.Carriers)
	if err := flag.Set("example.com/p.T.F,example.com/p.T.M,example.com/p.T.Gone,example.com/p.I.M"); err != nil {
		t.Fatal(err)
	}
	if want := "example.com/p.I.M,example.com/p.T.F,example.com/p.T.Gone,example.com/p.T.M"; flag.String() != want {
		t.Errorf("the flag is %s", flag)
	}
	for name, want := range map[string]string{"v": "FM", "w": "FM", "x": "M", "F": ""} {
		got := ""
		for _, obj := range v.Carried(pkg.Scope().Lookup(name).Type()) {
			got += obj.Name()
		}
		if got != want {
			t.Errorf("%s has %q, want %q", name, got, want)
		}
	}
}
