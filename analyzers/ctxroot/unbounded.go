package ctxroot

import (
	"cmp"
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// globals reports work under a package-level variable that nothing ends, for good:
// it is a root with a name, and a context of no call.
func (c *checker) globals() {
	if !c.Enabled("unbounded") {
		return
	}
	for _, f := range c.Index.Funcs {
		for _, call := range f.Calls {
			for i, arg := range call.Expr.Args {
				id, ok := arg.(*ast.Ident)
				if ok && ctxapi.IsStdContext(c.TypesInfo.TypeOf(id)) && c.TypesInfo.Uses[id].Parent() == c.Pkg.Scope() && !c.IsTest(id.Pos()) {
					c.global(f, call.Expr, i, id)
				}
			}
		}
	}
}

// global looks at one call that is given such a variable.
func (c *checker) global(in *ctxindex.Func, call *ast.CallExpr, arg int, id *ast.Ident) {
	v := c.Flow.Of(in).Eval(id)
	if v.Op != ctxflow.Global || v.Var.Exported() || !c.Life.Life(v).Endless() || !c.Life.Constant(v.Var) || c.intent.Keeps(call, arg) || c.Sums.Waits(call, arg) != ctxsummary.Yes {
		return
	}
	u := ctxintent.Use{Call: call, Arg: arg, In: c.Flow.Of(in)}
	outer := in.Outermost()
	if c.intent.Place(u) || outer.IsMain() || outer.Obj != nil && (outer.Obj.Name() == "init" || ctxapi.Ends(outer.Obj.Name())) {
		return
	}
	remedy := "take a parameter ctx context.Context"
	if h, _, ok := c.intent.Hand(u.In, u.Call); ok {
		remedy = "pass " + h.Expr
	} else if _, ok := c.Life.Within(u.In.Literals()); h.Var != nil || !ok {
		return
	}
	c.Report(report.Finding{
		Category: "unbounded",
		At:       id,
		Message:  fmt.Sprintf("%s gets the package variable %s, so nothing can cancel it; %s", report.CallName(call), id.Name, remedy),
		Related:  []analysis.RelatedInformation{{Pos: v.Var.Pos(), End: v.Var.Pos(), Message: "it is declared here"}},
		Assumes:  cmp.Or(c.Sums.Assumes(call, arg), "nothing else is meant to stop it"),
	})
}
