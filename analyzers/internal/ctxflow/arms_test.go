package ctxflow_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

func TestEndless(t *testing.T) {
	fset := token.NewFileSet()
	for _, u := range uses(t, fset, "testdata/endless.go", "") {
		got := "ends"
		if u.f.Eval(u.call.Args[0]).Endless() {
			got = "endless"
		}
		if got != u.want {
			t.Errorf("line %d: %s, want %s", u.line, got, u.want)
		}
	}
}

// TestArms finds each arm and branch that a context's end opens, by the
// comment on its line.
func TestArms(t *testing.T) {
	fset := token.NewFileSet()
	flows, index, files := load(t, fset, "testdata/arms.go", "")
	want := make(map[int]string)
	for _, group := range files[0].Comments {
		want[fset.Position(group.Pos()).Line] = group.Text()
	}
	found := func(kind string, at ast.Node, ctx *ctxflow.Value) {
		line := fset.Position(at.Pos()).Line
		if got := fmt.Sprintf("%s %s\n", kind, render(ctx, nil)); got != want[line] {
			t.Errorf("line %d: %q, want %q", line, got, want[line])
		}
		delete(want, line)
	}
	for _, f := range index.Funcs {
		for _, arm := range flows.Of(f).DoneArms() {
			if arm.Body.Stmt != ast.Stmt(arm.Clause) {
				t.Errorf("line %d: the body is another's", fset.Position(arm.Clause.Pos()).Line)
			}
			found("arm", arm.Clause, arm.Ctx)
		}
		for _, br := range flows.Of(f).ErrBranches() {
			found("branch", br.If, br.Ctx)
		}
	}
	for line, text := range want {
		if line > 1 {
			t.Errorf("line %d: not found: %s", line, text)
		}
	}
}
