package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// ranges reports a range over a channel in full view that nothing closes, with
// no way out, beside a context that no turn asks: it waits for ever when the
// senders have left with the context. What a turn does under the context
// fails by then, and the loop waits for the next.
func (c *checker) ranges(l *loop) bool {
	s, ok := l.stmt.(*ast.RangeStmt)
	if !ok || !c.pass.Enabled("range") {
		return false
	}
	t := c.pass.TypesInfo.TypeOf(s.X)
	if t == nil {
		return false
	}
	if _, ok := t.Underlying().(*types.Chan); !ok || l.exits(l.head, headExit(l)) {
		return false
	}
	for _, n := range c.nodes(l) {
		if c.stops(n) {
			return false
		}
	}
	h, ok := c.handIn(l)
	if !ok || !c.neverClosed(s.X) {
		return false
	}
	c.pass.Report(report.Finding{
		Category: "range",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message: fmt.Sprintf("nothing closes %s, so this range over it goes on waiting after %s has ended; receive in a select with %s.Done()",
			types.ExprString(s.X), h.Expr, h.Expr),
		Related: h.Related(),
	})
	return true
}
