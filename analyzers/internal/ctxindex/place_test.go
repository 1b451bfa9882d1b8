package ctxindex_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

const first = `package p

var global = func() int { return func() int { return g(1) }() }

type T[E any] struct{ n int }

func (t *T[E]) method(a, b int) (c int) {
	defer func() { c = g(a) }()
	(func() { b++ })()
	for i := range a {
		go t.method(i, g(i))
	}
	return func() int {
		if a > b {
			return g(g(b))
		}
		return 0
	}()
}

func short()
`

const second = `package p

func g(n int) int { return int(n) + len([]int{n}) }

func empty() {}
`

// index returns the index of two files, of which the second has the lower
// positions, as happens when files are parsed side by side.
func index(t *testing.T) (*ctxindex.Index, []*ast.File) {
	t.Helper()
	return build(t, map[string]string{"1.go": second, "2.go": first})
}

// build indexes a package of some files.
func build(t *testing.T, src map[string]string) (*ctxindex.Index, []*ast.File) {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range slices.Sorted(maps.Keys(src)) {
		f, err := parser.ParseFile(fset, name, src[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	slices.Reverse(files)
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection), Instances: make(map[*ast.Ident]types.Instance),
	}
	conf := types.Config{Error: func(error) {}, Importer: importer.Default()} // short has no body
	pkg, _ := conf.Check("p", fset, files, info)
	result, err := ctxindex.Analyzer.Run(&analysis.Pass{
		Analyzer: ctxindex.Analyzer, Fset: fset, Files: files, Pkg: pkg, TypesInfo: info, Module: &analysis.Module{Path: "p"},
		ResultOf: map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(files)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return result.(*ctxindex.Index), files
}

// The quick answers are those of a search from the root.
func TestPlace(t *testing.T) {
	t.Parallel()
	x, files := index(t)
	nodes := 0
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if n == nil {
				return false
			}
			nodes++
			want, _ := x.Inspector.Root().FindNode(n)
			if got, ok := x.Cursor(n); !ok || got != want {
				t.Errorf("Cursor(%T at %d) is %v, want %v", n, n.Pos(), got, want)
			}
			if _, ok := n.(*ast.File); ok {
				return true
			}
			var f *ctxindex.Func
			for up := range want.Parent().Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
				f = x.FuncOf(up.Node())
				break
			}
			if got := x.Enclosing(n); got != f {
				t.Errorf("Enclosing(%T at %d) is %v, want %v", n, n.Pos(), got, f)
			}
			return true
		})
	}
	if nodes < 100 {
		t.Errorf("only %d nodes", nodes)
	}
}

// What a function does itself: no more, no less, and in the same order as a walk
// of its body.
func TestOwn(t *testing.T) {
	t.Parallel()
	x, _ := index(t)
	calls := 0
	for _, f := range x.Funcs {
		var want []ast.Node
		ast.Inspect(f.Body, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.CallExpr:
				want = append(want, n)
			}
			return true
		})
		calls += len(want)
		if got := slices.Collect(f.Nodes((*ast.CallExpr)(nil))); !slices.Equal(got, want) {
			t.Errorf("Nodes of the function at %d are %v, want %v", f.Node.Pos(), got, want)
		}
		if f.Has((*ast.CallExpr)(nil)) != (len(want) > 0) {
			t.Errorf("Has of the function at %d is wrong", f.Node.Pos())
		}
		var got []ast.Node
		for _, call := range f.Calls {
			got = append(got, call.Expr)
			if call.Fn != x.Callee(call.Expr) {
				t.Errorf("a call of %v has %v", x.Callee(call.Expr), call.Fn)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("Calls of the function at %d are %v, want %v", f.Node.Pos(), got, want)
		}
		for range f.Nodes((*ast.CallExpr)(nil)) {
			break // must not go on
		}
	}
	if calls < 8 {
		t.Errorf("only %d calls", calls)
	}
}
