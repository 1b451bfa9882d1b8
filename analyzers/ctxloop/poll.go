package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
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
		if h.Dead == nil && c.watchable(h) && during(c.sums, h) {
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
		Related: append(related(h), analysis.RelatedInformation{Pos: asked.Pos(), End: asked.End(), Message: "asked here, without waiting"}),
	})
	return true
}

// long reports a loop over data whose turns wait and that asks no context.
func (c *checker) long(l *loop) bool {
	if !c.pass.Enabled("long") || c.turnsAtMost(l) > 0 {
		return false
	}
	if s, ok := l.stmt.(*ast.ForStmt); ok && s.Cond == nil {
		return false
	} else if s, ok := l.stmt.(*ast.RangeStmt); ok {
		if _, isChan := c.pass.TypesInfo.TypeOf(s.X).Underlying().(*types.Chan); isChan {
			return false
		}
	}
	var slow *ast.CallExpr
	for _, n := range c.nodes(l) {
		if c.asks(n) || c.mentionsContext(n) {
			return false
		}
		if slow == nil {
			slow = c.slow(n)
		}
	}
	if slow == nil {
		return false
	}
	h, ok := c.handIn(l)
	if !ok {
		return false
	}
	c.pass.Report(report.Finding{
		Category: "long",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message:  fmt.Sprintf("each turn of this loop can wait in %s, and none asks %s; leave the loop if %s.Err() != nil", types.ExprString(slow.Fun), h.Expr, h.Expr),
		Related:  append(related(h), report.Related(slow, "can wait here")),
	})
	return true
}

// slow returns a call of the node that can wait.
func (c *checker) slow(n ast.Node) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			return false
		case *ast.CallExpr:
			if found == nil && c.sums.Blocks(n) && pause(c.pass.TypesInfo, n) == nil {
				found = n
			}
		}
		return found == nil
	})
	return found
}

// mentionsContext: the node hands a context on, to whatever end.
func (c *checker) mentionsContext(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			t := c.pass.TypesInfo.TypeOf(e)
			found = found || t != nil && ctxapi.IsContext(t)
		}
		return !found
	})
	return found
}
