package ctxflow_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// check type-checks a file and returns its flow and index.
func check(t testing.TB, fset *token.FileSet, name string, src []byte, goVersion string) (*ctxflow.Package, *ctxindex.Index, []*ast.File) {
	t.Helper()
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	files := []*ast.File{file}
	info := &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Instances:    make(map[*ast.Ident]types.Instance),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		Scopes:       make(map[ast.Node]*types.Scope),
		FileVersions: make(map[*ast.File]string),
	}
	conf := types.Config{Importer: stubs{importer.ForCompiler(fset, "gc", nil)}, GoVersion: goVersion}
	pkg, err := conf.Check("example.com/p", fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{
		Fset:      fset,
		Files:     files,
		Pkg:       pkg,
		TypesInfo: info,
		ResultOf:  map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(files)},
		Report:    func(d analysis.Diagnostic) { t.Errorf("%s: %s", fset.Position(d.Pos), d.Message) },
	}
	index, err := ctxindex.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	pass.ResultOf[ctxindex.Analyzer] = index
	flows, err := ctxflow.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	return flows.(*ctxflow.Package), index.(*ctxindex.Index), files
}

// stubs imports the standard library, and an errgroup made up here.
type stubs struct{ std types.Importer }

func (s stubs) Import(path string) (*types.Package, error) {
	if path != "golang.org/x/sync/errgroup" {
		return s.std.Import(path)
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "errgroup.go", `package errgroup

import "context"

type Group struct{}

func WithContext(ctx context.Context) (*Group, context.Context)
func (g *Group) Go(f func() error)
func (g *Group) Wait() error
`, 0)
	if err != nil {
		return nil, err
	}
	conf := types.Config{Importer: s.std, IgnoreFuncBodies: true}
	return conf.Check(path, fset, []*ast.File{file}, nil)
}

// A use is a call of the function use, and what the comment on its line says.
type use struct {
	call *ast.CallExpr
	f    *ctxflow.Func
	line int
	want string
}

// uses returns the calls of use in a file of testdata. Each must have a comment.
func uses(t *testing.T, fset *token.FileSet, name, goVersion string) []use {
	t.Helper()
	flows, index, files := load(t, fset, name, goVersion)
	wants := make(map[int]string)
	for _, group := range files[0].Comments {
		wants[fset.Position(group.Pos()).Line] = strings.TrimSpace(group.Text())
	}
	var found []use
	ast.Inspect(files[0], func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "use" {
			line := fset.Position(call.Pos()).Line
			if wants[line] == "" {
				t.Errorf("%s:%d: no expectation", name, line)
			}
			found = append(found, use{call, flows.Of(index.Enclosing(call)), line, wants[line]})
		}
		return true
	})
	return found
}

func TestValues(t *testing.T) {
	fset := token.NewFileSet()
	for _, u := range uses(t, fset, "testdata/value.go", "") {
		kind, _, _ := strings.Cut(u.want, " ")
		v := u.f.Eval(u.call.Args[0])
		got := kind
		switch kind {
		case "value":
			got += " " + render(v, nil)
		case "origins":
			var origins []string
			for _, o := range v.Origins() {
				origins = append(origins, render(o, nil))
			}
			slices.Sort(origins)
			got += " " + strings.Join(origins, " ")
		default:
			got = "differ"
			if v == u.f.Eval(u.call.Args[1]) {
				got = "same"
			}
		}
		if got != u.want {
			t.Errorf("line %d: %s, want %s", u.line, got, u.want)
		}
	}
}

// render spells a value out: a parameter by its name, a phi by its
// alternatives, a value within itself as an ellipsis.
func render(v *ctxflow.Value, within []*ctxflow.Value) string {
	if slices.Contains(within, v) {
		return "…"
	}
	within = append(within, v)
	var parents []string
	for _, p := range v.Parents {
		parents = append(parents, render(p, within))
	}
	slices.Sort(parents)
	of := func(op string) string { return op + "(" + strings.Join(parents, ", ") + ")" }
	switch v.Op {
	case ctxflow.Unknown:
		return "?"
	case ctxflow.Nil:
		return "nil"
	case ctxflow.Param:
		return v.Var.Name()
	case ctxflow.Root:
		return "root"
	case ctxflow.Field:
		return "field " + v.Var.Name()
	case ctxflow.Global:
		return "global " + v.Var.Name()
	case ctxflow.Phi:
		return strings.Join(parents, "|")
	}
	names := map[ctxflow.Op]string{
		ctxflow.Derived: "derived", ctxflow.Detached: "detached", ctxflow.Carrier: "carrier", ctxflow.Accessed: "context",
		ctxflow.Cancel: "cancel", ctxflow.Group: "group", ctxflow.Done: "done", ctxflow.Err: "err",
	}
	return of(names[v.Op])
}

var reasons = map[ctxflow.Reason]string{
	ctxflow.Received: "Received", ctxflow.Arm: "Arm", ctxflow.Failed: "Failed", ctxflow.Cancelled: "Cancelled",
	ctxflow.Waited: "Waited", ctxflow.DeferOrder: "DeferOrder", ctxflow.AfterEnd: "AfterEnd", ctxflow.TestEnd: "TestEnd",
}

func TestDead(t *testing.T) {
	fset := token.NewFileSet()
	for _, u := range uses(t, fset, "testdata/dead.go", "") {
		at, ok := u.f.Locate(u.call)
		if !ok {
			t.Errorf("line %d: not located", u.line)
			continue
		}
		got := "alive"
		if death := u.f.DeadAt(u.f.Eval(u.call.Args[0]), at); death != nil {
			got = "dead " + reasons[death.Reason]
		}
		if got != u.want {
			t.Errorf("line %d: %s, want %s", u.line, got, u.want)
		}
	}
}

func TestAtHand(t *testing.T) {
	fset := token.NewFileSet()
	for _, u := range uses(t, fset, "testdata/hand.go", "go1.24") {
		if got := hands(u); got != u.want {
			t.Errorf("line %d: %s, want %s", u.line, got, u.want)
		}
	}
}

// t.Context is there from Go 1.24.
func TestAtHandBefore(t *testing.T) {
	fset := token.NewFileSet()
	for _, u := range uses(t, fset, "testdata/hand.go", "go1.23") {
		if want := strings.TrimSuffix(u.want, " t.Context()"); hands(u) != want {
			t.Errorf("line %d: %s, want %s", u.line, hands(u), want)
		}
	}
}

func hands(u use) string {
	s := "hand"
	for _, h := range u.f.AtHand(u.call.Pos()) {
		s += " " + h.Expr
		if h.Dead != nil {
			s += "!"
		}
		if n := len(h.Crossed); n > 0 {
			s += fmt.Sprintf("^%d", n)
		}
	}
	return s
}
