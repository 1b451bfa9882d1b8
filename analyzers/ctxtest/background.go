package ctxtest

import (
	"fmt"
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// background reports a root where the context of the test would do.
func (c *checker) background(call *ast.CallExpr) {
	f := c.x.Enclosing(call)
	file := c.pass.File(call.Pos())
	if f == nil || file == nil {
		return
	}
	hand, ok := c.testAtHand(f, call)
	if !ok {
		return
	}
	// The function or literal that has the test as a parameter is the whole
	// extent of what the root may touch.
	g := f
	for range hand.Crossed {
		g = g.Parent
	}
	if newSpread(c, g).outlives(call) {
		return
	}
	edits := []edit.Text{edit.Replace(call, hand.Expr)}
	if edit.OnlyUse(c.pass.TypesInfo, file, call) {
		drop, ok := edit.Unimport(c.pass.Fset, file, "context")
		if !ok {
			edits = nil
		}
		edits = append(edits, drop...)
	}
	root := c.x.Callee(call).Name()
	finding := report.Finding{
		Category: "background",
		At:       call,
		Message:  fmt.Sprintf("context.%s goes on when the test is over; pass %s", root, hand.Expr),
	}
	if len(edits) > 0 {
		finding.Fix = &report.Fix{Message: "use " + hand.Expr, Safe: true, Edits: edits}
	}
	c.pass.Report(finding)
}

// testAtHand returns the context of the nearest test around a place. It is
// false if there is another context, which is ctxroot's subject, or the place is
// in a literal that may run when the test is over.
func (c *checker) testAtHand(f *ctxindex.Func, call *ast.CallExpr) (ctxflow.Hand, bool) {
	hands := c.flows.Of(f).AtHand(call.Pos())
	for _, h := range hands {
		if !ctxapi.IsTesting(h.Var.Type()) {
			return h, false
		}
	}
	if len(hands) == 0 {
		return ctxflow.Hand{}, false
	}
	for _, lit := range hands[0].Crossed {
		if !c.inTime(lit.Func) {
			return hands[0], false
		}
	}
	return hands[0], true
}

// inTime reports whether a literal certainly runs before the function around
// it is over: where it stands, when that returns, or within the call.
func (c *checker) inTime(lit *ctxindex.Func) bool {
	switch lit.Run {
	case ctxindex.Called, ctxindex.Deferred:
		return true
	case ctxindex.Passed:
		return c.sums.Callback(lit.Call, lit.Arg) == ctxapi.CallbackNow
	}
	return false
}
