package ctxcleanup

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unbounded reports a drain that nothing bounds: a root or detached context
// given to a function that waits for work in flight.
func (c *checker) unbounded(call *ast.CallExpr) {
	fn := c.x.Callee(call)
	if !c.pass.Enabled("unbounded") || fn == nil || !ctxapi.Drains(fn.Name()) || c.pass.IsTest(call.Pos()) {
		return
	}
	for i, arg := range call.Args {
		if !ctxapi.IsContext(c.pass.TypesInfo.TypeOf(arg)) || c.sums.Observes(call, i) != ctxsummary.Yes {
			continue
		}
		endless := c.f.Eval(arg).All(func(v *ctxflow.Value) bool {
			return v.Op == ctxflow.Root || v.Op == ctxflow.Detached
		})
		if endless {
			c.pass.Report(report.Finding{
				Category: "unbounded",
				At:       arg,
				Message:  "nothing bounds how long " + callName(call) + " waits; derive a context with a timeout for it",
			})
		}
		return
	}
}
