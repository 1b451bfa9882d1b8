package ctxapi

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

func TestSignatures(t *testing.T) {
	const src = `package p

import ("context"; "net/http"; "time")

type T struct{}
type C struct{ context.Context }

func none()                          {}
func fails() (int, error)            { return 0, nil }
func errFirst() (error, int)         { return nil, 0 }
func takes(n int, c context.Context) {}
func carried(r *http.Request) error  { return nil }
func (C) owned()                     {}
func (T) plain(d time.Duration)      {}
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	if _, err := (&types.Config{Importer: importer.ForCompiler(fset, "source", nil)}).Check("p", fset, []*ast.File{f}, info); err != nil {
		t.Fatal(err)
	}
	want := map[string][3]bool{ // CanFail, TakesContext, HasContext
		"none": {}, "fails": {true}, "errFirst": {}, "takes": {false, true, true},
		"carried": {true, true, true}, "owned": {false, false, true}, "plain": {},
	}
	for _, obj := range info.Defs {
		fn, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		sig := fn.Signature()
		if got := [3]bool{CanFail(sig), New().TakesContext(sig), New().HasContext(sig)}; got != want[fn.Name()] {
			t.Errorf("%s: %v", fn.Name(), got)
		}
		if fn.Name() == "plain" {
			if d := sig.Params().At(0).Type(); !IsDuration(d) || IsDuration(d.Underlying()) {
				t.Error("time.Duration")
			}
		}
	}
	for path, std := range map[string]bool{"net/http": true, "example.com/net": false, "internal/x": true} {
		if InStd(types.NewPackage(path, "p")) != std {
			t.Error(path)
		}
	}
}
