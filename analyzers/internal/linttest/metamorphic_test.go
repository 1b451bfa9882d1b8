package linttest

import (
	"go/ast"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestChanges has rules that care about what no rule may care about.
func TestChanges(t *testing.T) {
	t.Parallel()
	const source = `package a

import "context"

func f(ctx context.Context, v any) (n int) {
	local := func() any { return ctx.Value(v) }
	switch w := local().(type) {
	case int:
		n = w
	}
	return len(generic(context.Background(), n))
}

func generic[T any](ctx context.Context, v T) string { return "" }
`
	for _, test := range []struct {
		cares func(n ast.Node) bool // the rule reports such nodes
		want  string                // the change that it notices
	}{
		{func(n ast.Node) bool { id, ok := n.(*ast.Ident); return ok && id.Name == "local" }, "locals renamed"},
		{func(n ast.Node) bool { id, ok := n.(*ast.Ident); return ok && id.Name == "w" }, "locals renamed"},
		{func(n ast.Node) bool { id, ok := n.(*ast.Ident); return ok && id.Name == "context" }, "import renamed"},
		{func(n ast.Node) bool { call, ok := n.(*ast.CallExpr); return ok && isIdent(call.Fun) }, "expressions in parentheses"},
		{func(n ast.Node) bool { f, ok := n.(*ast.FuncDecl); return ok && len(f.Body.List) == 3 }, "bodies in blocks"},
		{func(n ast.Node) bool { _, ok := n.(*ast.ReturnStmt); return ok }, ""},
	} {
		s := newSuite(t, source, "-", nil)
		s.create = func() ([]*analysis.Analyzer, error) {
			return []*analysis.Analyzer{{Name: "toy", Doc: "toy", Run: func(pass *analysis.Pass) (any, error) {
				for _, f := range pass.Files {
					ast.Inspect(f, func(n ast.Node) bool {
						if n != nil && test.cares(n) {
							pass.Report(analysis.Diagnostic{Pos: n.Pos(), End: n.End(), Message: "found"})
						}
						return true
					})
				}
				return nil, nil
			}}}, nil
		}
		problems := strings.Join(s.checkChanges(changes), "\n")
		if test.want == "" && problems != "" || !strings.HasPrefix(problems, test.want) {
			t.Errorf("want a problem with %q, got: %s", test.want, problems)
		}
	}
}

func isIdent(e ast.Expr) bool {
	_, ok := e.(*ast.Ident)
	return ok
}
