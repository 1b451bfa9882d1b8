package ctxleak

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// kept reports a cancel function in a field or package-level variable, from
// where others may call it, while nothing of its context is needed once the
// function that made it has returned: the function itself should call it then.
func (c *checker) kept(ob ctxflow.Obligation) {
	if !c.Likely("field") || c.calledIn(ob) || !c.works(ob) || c.Life.Of(ob) != ctxlife.Within {
		return
	}
	c.Report(report.Finding{
		Category: "field",
		Assumes:  "nothing cancels the context later",
		At:       ob.Target,
		Message: fmt.Sprintf("all work under this context is done when the function returns, but nothing here calls %s, so the context leaks until something else does; also call it on return",
			text(ob.Target)),
		Related: []analysis.RelatedInformation{report.Related(ob.Call, "the context is derived here")},
	})
}

// calledIn reports whether the function does anything with what the cancel
// function was stored in, save to store.
func (c *checker) calledIn(ob ctxflow.Obligation) bool {
	found := false
	ast.Inspect(ob.In.Body, func(n ast.Node) bool {
		if n == ob.Target {
			return false
		}
		id, ok := n.(*ast.Ident)
		found = found || ok && c.TypesInfo.Uses[id] == ob.Var
		return !found
	})
	return found
}

// works reports whether the function does work under the context of an
// obligation: a call that can return early because it ends.
func (c *checker) works(ob ctxflow.Obligation) bool {
	made := ob.In.Eval(ob.Call)
	found := false
	ast.Inspect(ob.In.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			for i, arg := range n.Args {
				if t := c.TypesInfo.TypeOf(arg); !found && t != nil && ctxapi.IsContext(t) && c.Sums.Works(n, i) {
					found = ob.In.Eval(arg).EndsWith(made)
				}
			}
		}
		return !found
	})
	return found
}
