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

// backgrounds reports the roots of a file where the context of a test would
// do. When none but these use the import, the last one waits with its fix until
// the others are fixed, and removes it then: edits of one finding have to be
// right by themselves, and together with those of all others.
func (c *checker) backgrounds(file *ast.File) {
	var found []report.Finding
	var calls []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && c.Index.API.IsRoot(c.Index.Callee(call)) {
			if f, ok := c.background(file, call); ok {
				found, calls = append(found, f), append(calls, call)
			}
		}
		return true
	})
	if n := len(found); n > 1 && edit.OnlyUse(c.TypesInfo, file, calls...) {
		found[n-1].Fix = nil
	}
	for _, f := range found {
		c.Report(f)
	}
}

// background returns the finding about a root, if there is one.
func (c *checker) background(file *ast.File, call *ast.CallExpr) (none report.Finding, _ bool) {
	f := c.Index.Enclosing(call)
	if f == nil {
		return none, false
	}
	hand, ok := c.testAtHand(f, call)
	if !ok {
		return none, false
	}
	// The function or literal that has the test as a parameter is the whole
	// extent of what the root may touch.
	g := f
	for range hand.Crossed {
		g = g.Parent
	}
	if newSpread(c, g).outlives(call) {
		return none, false
	}
	edits := []edit.Text{edit.Replace(call, hand.Expr)}
	if edit.OnlyUse(c.TypesInfo, file, call) {
		drop, ok := edit.Unimport(c.Fset, file, "context")
		if !ok {
			edits = nil
		}
		edits = append(edits, drop...)
	}
	root := c.Index.Callee(call).Name()
	finding := report.Finding{
		Category: "background",
		At:       call,
		Message:  fmt.Sprintf("context.%s is not canceled when the test ends; pass %s", root, hand.Expr),
	}
	if len(edits) > 0 {
		finding.Fix = &report.Fix{Message: "use " + hand.Expr, Safe: true, Edits: edits}
	}
	return finding, true
}

// testAtHand returns the context of the nearest test around a place. It is
// false if there is another context, which is ctxroot's subject, or the place is
// in a literal that may run when the test is over.
func (c *checker) testAtHand(f *ctxindex.Func, call *ast.CallExpr) (ctxflow.Hand, bool) {
	hands := c.Flow.Of(f).AtHand(call.Pos())
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
		return c.Sums.Callback(lit.Call, lit.Arg) == ctxapi.CallbackNow
	}
	return false
}
