package ctxbound_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxbound"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// TestBound asks about what each function of the test data gives to use, or makes
// by http.NewRequest, and compares the answer with the comment on its line.
func TestBound(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "testdata/bound.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	wants := make(map[int]string)
	for _, group := range file.Comments {
		wants[fset.Position(group.Pos()).Line] = strings.TrimSpace(group.Text())
	}
	x := index(t, fset, file)
	m := ctxbound.New(x)
	for _, f := range x.Funcs {
		if f.Obj == nil {
			continue
		}
		want, got := wants[fset.Position(f.Node.Pos()).Line], ""
		for _, call := range f.Calls {
			switch {
			case call.Fn == nil:
			case call.Fn.Name() == "use":
				got = [...]string{"free", "unsure", "ends"}[m.Stream(f, call.Expr, call.Expr.Args[0])]
			case call.Fn.Name() == "NewRequest":
				got = describe(m.Request(call.Expr))
			}
		}
		if got != "" && got != want {
			t.Errorf("%s: %s, want %s", f.Obj.Name(), got, want)
		}
	}
}

func describe(fate ctxbound.Fate) string {
	var names []string
	for i, name := range []string{"sent", "tied", "lost"} {
		if fate&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, " ")
}

func index(t *testing.T, fset *token.FileSet, file *ast.File) *ctxindex.Index {
	t.Helper()
	info := &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Defs:       make(map[*ast.Ident]types.Object),
		Uses:       make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
	}
	pkg, err := (&types.Config{Importer: importer.ForCompiler(fset, "source", nil)}).Check("bound", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	res, err := ctxindex.Analyzer.Run(&analysis.Pass{
		Analyzer:  ctxindex.Analyzer,
		Fset:      fset,
		Files:     []*ast.File{file},
		Pkg:       pkg,
		TypesInfo: info,
		Module:    &analysis.Module{Path: "bound"},
		ResultOf:  map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New([]*ast.File{file})},
	})
	if err != nil {
		t.Fatal(err)
	}
	return res.(*ctxindex.Index)
}
