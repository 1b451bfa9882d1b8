package ctxflow_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// TestEndsWith: which contexts are done once the parameter is, and which are
// only made from it.
func TestEndsWith(t *testing.T) {
	t.Parallel()
	const src = `package p

import "context"

func foreign(context.Context) context.Context

func derived(ctx context.Context) context.Context {
	ctx, _ = context.WithTimeout(ctx, 1)
	return context.WithValue(ctx, 1, 1) // ends
}

func detached(ctx context.Context) context.Context {
	return context.WithoutCancel(ctx) // made
}

func either(ctx context.Context, on bool) context.Context {
	sub := ctx
	if on {
		sub = context.WithoutCancel(ctx)
	}
	return sub // made
}

func both(ctx context.Context, on bool) context.Context {
	sub := ctx
	if on {
		sub, _ = context.WithCancel(ctx)
	}
	return sub // ends
}

func turns(ctx context.Context, n int) context.Context {
	for range n {
		ctx = context.WithValue(ctx, 1, 1)
	}
	return ctx // ends
}

func unread(ctx context.Context) context.Context {
	return foreign(ctx) // made
}

func root(ctx context.Context) context.Context {
	return context.Background() // neither
}
`
	fset := token.NewFileSet()
	flows, index, files := check(t, fset, "p.go", []byte(src), "")
	want := make(map[int]string)
	for _, group := range files[0].Comments {
		want[fset.Position(group.Pos()).Line] = strings.TrimSpace(group.Text())
	}
	for _, fn := range index.Funcs {
		f := flows.Of(fn)
		param := func(v *ctxflow.Value) bool { return v.Op == ctxflow.Param }
		for _, exit := range f.Exits() {
			ret := f.Syntax(exit).(*ast.ReturnStmt)
			v, got := f.Eval(ret.Results[0]), "neither"
			switch made := v.Origins(); {
			case v.EndsWithAny(param):
				got = "ends"
			case len(made) > 0 && !v.IsRoot():
				got = "made"
			}
			if line := fset.Position(ret.Pos()).Line; got != want[line] {
				t.Errorf("line %d: %s, want %s", line, got, want[line])
			}
		}
	}
}
