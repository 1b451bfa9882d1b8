package ctxloop

import (
	"fmt"
	"go/ast"
	"go/token"
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
		if h.Dead == nil && c.watchable(h) && during(c.sums, h) {
			if asked = c.polled(l, h); asked != nil {
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

// polled returns where the body asks the context without waiting: a select
// with a default, or Err, in a statement of its own turn.
func (c *checker) polled(l *loop, h ctxflow.Hand) analysis.Range {
	for _, s := range l.body.List {
		switch s := s.(type) {
		case *ast.SelectStmt:
			if len(s.Body.List) != 2 {
				continue
			}
			var done, def bool
			for _, clause := range s.Body.List {
				comm := clause.(*ast.CommClause).Comm
				def = def || comm == nil
				e, ok := comm.(*ast.ExprStmt)
				done = done || ok && c.isDoneOf(e.X, h)
			}
			if done && def {
				return report.At(s.Pos(), s.Body.Lbrace)
			}
		case *ast.IfStmt:
			if call := c.errOf(s, h); call != nil {
				return call
			}
		}
	}
	return nil
}

// isDoneOf: <-ctx.Done() of the context at hand.
func (c *checker) isDoneOf(e ast.Expr, h ctxflow.Hand) bool {
	u, ok := ast.Unparen(e).(*ast.UnaryExpr)
	if !ok || u.Op != token.ARROW {
		return false
	}
	v := c.f.Eval(u.X)
	return v.Op == ctxflow.Done && v.Parent() != nil && v.Parent().DerivesFrom(h.Value)
}

// errOf: if ctx.Err() != nil, if err := ctx.Err(); err != nil.
func (c *checker) errOf(s *ast.IfStmt, h ctxflow.Hand) ast.Node {
	var found ast.Node
	look := func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if ok && c.queries(call) {
			if v := c.f.Eval(call); v.Op == ctxflow.Err && v.Parent() != nil && v.Parent().DerivesFrom(h.Value) {
				found = call
			}
		}
		return found == nil
	}
	if s.Init != nil {
		ast.Inspect(s.Init, look)
	}
	ast.Inspect(s.Cond, look)
	return found
}
