package ctxtest

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

func (c *checker) isStd(e ast.Expr) bool { return ctxapi.IsStdContext(c.Index.Info.TypeOf(e)) }

// giver returns the argument by which a caller in this package gives a helper
// the context of the very test on which the helper calls Cleanup; nil if none
// does.
func (c *checker) giver(lit *ctxindex.Func, ctx *ctxflow.Value) ast.Expr {
	helper := lit.Outermost()
	sel, ok := ast.Unparen(lit.Call.Fun).(*ast.SelectorExpr)
	if !ok || helper.Obj == nil || ctx.In == nil || ctx.In.Func != helper {
		return nil
	}
	test := c.Flow.Of(lit.Parent).Eval(sel.X)
	if test.Op != ctxflow.Param || test.In == nil || test.In.Func != helper {
		return nil
	}
	i, j := ctxindex.Param(helper.Sig, ctx.Var), ctxindex.Param(helper.Sig, test.Var)
	if i < 0 || j < 0 {
		return nil
	}
	for cur := range c.Index.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		fn := c.Index.Callee(call)
		if fn == nil || fn.Origin() != helper.Obj || len(call.Args) <= max(i, j) {
			continue
		}
		caller := c.Index.Enclosing(call)
		if caller == nil {
			continue
		}
		flow := c.Flow.Of(caller)
		if endsWithTest(flow.Eval(call.Args[i]), flow.Eval(call.Args[j])) {
			return call.Args[i]
		}
	}
	return nil
}

// endsWithTest reports whether a context certainly ends with the context of a
// test handle.
func endsWithTest(v, test *ctxflow.Value) bool {
	return test.Op == ctxflow.Param && v.EndsWithAny(func(w *ctxflow.Value) bool { return w.Op == ctxflow.Accessed && w.Parent() == test })
}
