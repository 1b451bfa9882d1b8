package ctxcleanup

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unbounded reports a drain that nothing bounds: a root or detached context
// given to a function that waits for work in flight.
func (c *checker) unbounded(call *ast.CallExpr) {
	if !c.Enabled("unbounded") || c.IsTest(call.Pos()) {
		return
	}
	arg := c.Sums.Drains(call)
	if arg == nil {
		return
	}
	assumes := c.Sums.Assumes(call, slices.Index(call.Args, arg))
	if recv := c.Index.Callee(call).Signature().Recv(); assumes != "" && recv != nil && types.IsInterface(recv.Type()) {
		return // an implementation that waits is nowhere in sight
	}
	endless := c.f.Eval(arg).All(func(v *ctxflow.Value) bool {
		return v.Op == ctxflow.Root || v.Op == ctxflow.Detached
	})
	if endless {
		c.Report(report.Finding{
			Category: "unbounded",
			Assumes:  assumes,
			At:       arg,
			Message:  report.CallName(call) + " gets a context without a deadline, so it may block forever; derive one with context.WithTimeout",
		})
	}
}
