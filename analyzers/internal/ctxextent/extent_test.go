package ctxextent_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// TestPauses compares the pause of each function of the test data with the comment
// on its line: the pause, and in a loop all of them together, and the turns.
func TestPauses(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "testdata/extent.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	extents := extentsOf(t, fset, file)
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		got := describe(extents, fn)
		want := ""
		for _, group := range file.Comments {
			if fset.Position(group.Pos()).Line == fset.Position(fn.Pos()).Line {
				want = strings.TrimSpace(group.Text())
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", fn.Name.Name, got, want)
		}
	}
}

func describe(extents *ctxextent.Extents, fn *ast.FuncDecl) string {
	var loop ast.Stmt
	got := ""
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ForStmt:
			loop = n
		case *ast.RangeStmt:
			loop = n
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Sleep" {
				return true
			}
			p := extents.Pause(n.Args[0], loop)
			got = bound(p.Each)
			if loop != nil {
				got += " " + bound(p.Total)
				if turns, ok := extents.Turns(loop); ok {
					got += fmt.Sprintf(" %d", turns)
				} else {
					got += " -"
				}
			}
		}
		return true
	})
	return got
}

func bound(d time.Duration) string {
	if d == ctxextent.Unbounded {
		return "-"
	}
	return d.String()
}

func TestWeigh(t *testing.T) {
	const ms = time.Millisecond
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "extent.go", "package extent", 0)
	if err != nil {
		t.Fatal(err)
	}
	extents := extentsOf(t, fset, file)
	for _, tt := range []struct {
		looks ctxextent.Looks
		pause ctxextent.Pause
		want  ctxextent.Weight
	}{
		{ctxextent.Trapped, ctxextent.Pause{Each: ms, Total: ctxextent.Unbounded}, ctxextent.Defect},
		{ctxextent.Never, ctxextent.Pause{Each: ms, Total: ctxextent.Unbounded}, ctxextent.Nothing},
		{ctxextent.Never, ctxextent.Pause{Each: 400 * ms, Total: 900 * ms}, ctxextent.Nothing},
		{ctxextent.Never, ctxextent.Pause{Each: 400 * ms, Total: ctxextent.Unbounded}, ctxextent.Word},
		{ctxextent.Never, ctxextent.Pause{Each: time.Second, Total: ctxextent.Unbounded}, ctxextent.Defect},
		{ctxextent.Late, ctxextent.Pause{Each: 900 * ms, Total: ctxextent.Unbounded}, ctxextent.Nothing},
		{ctxextent.Late, ctxextent.Pause{Each: 2 * time.Second, Total: ctxextent.Unbounded}, ctxextent.Word},
		{ctxextent.Timed, ctxextent.Pause{Each: time.Second, Total: time.Second}, ctxextent.Nothing},
		{ctxextent.Timed, ctxextent.Pause{Each: 30 * time.Second, Total: 30 * time.Second}, ctxextent.Word},
		{ctxextent.Timed, ctxextent.Pause{Each: time.Minute, Total: time.Minute}, ctxextent.Defect},
		{ctxextent.Late, ctxextent.Pause{Each: ctxextent.Unbounded, Total: ctxextent.Unbounded}, ctxextent.Defect},
	} {
		if got := extents.Weigh(tt.looks, tt.pause); got != tt.want {
			t.Errorf("%v.Weigh(%v) = %v, want %v", tt.looks, tt.pause, got, tt.want)
		}
	}
}

func extentsOf(t *testing.T, fset *token.FileSet, file *ast.File) *ctxextent.Extents {
	t.Helper()
	info := &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Defs:       make(map[*ast.Ident]types.Object),
		Uses:       make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Implicits:  make(map[ast.Node]types.Object),
	}
	pkg, err := (&types.Config{Importer: importer.ForCompiler(fset, "source", nil)}).Check("extent", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{
		Analyzer:  ctxindex.Analyzer,
		Fset:      fset,
		Files:     []*ast.File{file},
		Pkg:       pkg,
		TypesInfo: info,
		Module:    &analysis.Module{Path: "extent"},
		ResultOf:  map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New([]*ast.File{file})},
	}
	res, err := ctxindex.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	return ctxextent.New(res.(*ctxindex.Index))
}
