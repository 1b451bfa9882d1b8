package ctxchan_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// TestChannels compares each channel of the test data with the comment on its
// function. An operation is named with the depth of the literal it stands in,
// "param" if the channel came as an argument, "select" if it is a clause's.
func TestChannels(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "testdata/chan.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	chans := analyze(t, fset, file)
	wants := make(map[string]string)
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			for _, group := range file.Comments {
				if fset.Position(group.Pos()).Line == fset.Position(fn.Pos()).Line {
					wants[fn.Name.Name] = strings.TrimSpace(group.Text())
				}
			}
		}
	}
	for _, ch := range chans.Local {
		name := ch.In.Obj.Name()
		if ch.Var.Name() == "all" {
			continue // a second one of its function
		}
		if got := describe(ch); got != wants[name] {
			t.Errorf("%s:\n got %s\nwant %s", name, got, wants[name])
		}
		delete(wants, name)
	}
	for name := range wants {
		t.Errorf("%s: no channel", name)
	}
}

// TestShared compares each shared channel of the test data with the comment on
// the line that declares it.
func TestShared(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "testdata/shared.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	wants := make(map[int]string)
	for _, group := range file.Comments {
		if text := strings.TrimSpace(group.Text()); strings.Contains(text, " cap ") {
			wants[fset.Position(group.Pos()).Line] = text
		}
	}
	for _, ch := range analyze(t, fset, file).Shared {
		line := fset.Position(ch.Var.Pos()).Line
		if got := describe(ch); got != wants[line] {
			t.Errorf("line %d:\n got %s\nwant %s", line, got, wants[line])
		}
		delete(wants, line)
	}
	for line, want := range wants {
		t.Errorf("line %d: no channel for %s", line, want)
	}
}

func analyze(t *testing.T, fset *token.FileSet, file *ast.File) *ctxchan.Channels {
	t.Helper()
	info := &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Defs:       make(map[*ast.Ident]types.Object),
		Uses:       make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Instances:  make(map[*ast.Ident]types.Instance),
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "gc", nil)}
	files := []*ast.File{file}
	pkg, err := conf.Check("example.com/p", fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{
		Fset: fset, Files: files, Pkg: pkg, TypesInfo: info,
		ResultOf: map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(files)},
	}
	index, err := ctxindex.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	pass.ResultOf[ctxindex.Analyzer] = index
	chans, err := ctxchan.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	return chans.(*ctxchan.Channels)
}

func describe(ch *ctxchan.Chan) string {
	s := fmt.Sprintf("%s cap %d escapes %t:", ch.Var.Name(), ch.Cap, ch.Escapes)
	for _, op := range ch.Ops {
		kind := [...]string{"send", "receive", "range", "close", "measure"}[op.Kind]
		depth := 0
		for f := op.In; f.Parent != nil; f = f.Parent {
			depth++
		}
		where := strconv.Itoa(depth)
		if op.Call != nil {
			where = strings.TrimPrefix(where+"param", "0")
		}
		if op.Select != nil {
			where += "select"
		}
		s += " " + kind + "@" + where
	}
	return s
}
