package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// poll reports a range over a channel whose body asks the context without
// waiting for it: while the channel is quiet, nobody asks.
func (c *checker) poll(l *loop) bool {
	s, ok := l.stmt.(*ast.RangeStmt)
	if !ok || !c.pass.Enabled("poll") {
		return false
	}
	t := c.pass.TypesInfo.TypeOf(s.X)
	first := c.first(l)
	if t == nil || first == nil {
		return false
	}
	if _, ok := t.Underlying().(*types.Chan); !ok || !c.neverClosed(s.X) {
		return false
	}
	var h ctxflow.Hand
	var asked analysis.Range
	for _, h = range c.f.AtHand(first.Pos()) {
		if h.Dead == nil && c.pkg.reach.Certain(c.f, h) && c.pkg.reach.During(h) {
			if asked = c.f.Polled(l.body, h.Value); asked != nil {
				break
			}
		}
	}
	if asked == nil {
		return false
	}
	c.pass.Report(report.Finding{
		Category: "poll",
		At:       report.At(s.Pos(), s.Body.Lbrace),
		Message: fmt.Sprintf("%s is asked only after a receive from %s: while the channel is quiet the loop does not see that %s has ended; select on both",
			h.Expr, types.ExprString(s.X), h.Expr),
		Related: append(h.Related(), analysis.RelatedInformation{Pos: asked.Pos(), End: asked.End(), Message: "asked here, without waiting"}),
	})
	return true
}
