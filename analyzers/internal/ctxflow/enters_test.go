package ctxflow_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

func TestEnters(t *testing.T) {
	fset := token.NewFileSet()
	for _, u := range uses(t, fset, "testdata/enters.go", "") {
		lit := u.f // the literal whose parent is the declared function
		for lit.ParentFlow() != nil && lit.ParentFlow().ParentFlow() != nil {
			lit = lit.ParentFlow()
		}
		want, told, _ := strings.Cut(u.want, " unless told: ")
		if told == "" {
			told = want
		}
		for _, ends := range []bool{false, true} {
			if ends {
				want = told
			}
			v, at := u.f.Enters(u.call.Args[0], lit, func(*ast.CallExpr) bool { return ends })
			if got := entry(v, at); got != want {
				t.Errorf("line %d, wrappers end %t: %s, want %s", u.line, ends, got, want)
			}
		}
	}
}

func entry(v *ctxflow.Value, at ast.Expr) string {
	switch {
	case at == nil:
		return "nothing"
	case v.Op == ctxflow.Param:
		return "param " + v.Var.Name() + " by " + types.ExprString(at)
	}
	return "derived by " + types.ExprString(at)
}
