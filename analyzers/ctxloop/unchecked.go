package ctxloop

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// each reports a loop over data, or one that counts, in which the failure of a call
// that is given the context leads to the next turn, and the turn goes on to what takes time:
// once the context has ended, all that is left fails in turn.
func (c *checker) each(l *loop) bool {
	if !c.Likely("unchecked") || c.bounded(l) {
		return false
	}
	switch s := l.stmt.(type) {
	case *ast.RangeStmt:
		switch c.TypesInfo.TypeOf(s.X).Underlying().(type) {
		case *types.Chan, *types.Signature:
			return false
		}
	case *ast.ForStmt:
		if s.Cond == nil || s.Post == nil {
			return false
		}
	}
	for k := range c.attemptsIn(l) {
		h, ok := c.hand(k.call)
		if !ok || c.given(k.call, h) < 0 {
			continue
		}
		round, comes := c.round(l, k.at, c.failingSurely(l, k.errv))
		if !comes || c.stopsAny(round) || !c.costs(round) {
			continue
		}
		name := report.CallName(k.call)
		c.Report(report.Finding{
			Category: "unchecked",
			At:       report.At(l.stmt.Pos(), l.body.Lbrace),
			Message:  fmt.Sprintf("the loop continues when %s fails, even after %s is done; return if %s.Err() != nil", name, h.Expr, h.Expr),
			Assumes:  name + " fails once " + h.Expr + " is done",
			Needs:    report.MayEnd(h.Value),
			Related:  append(h.Related(), report.Related(k.call, "fails once the context is done")),
		})
		return true
	}
	return false
}

// costs reports whether code does what takes time, whether or not a context has ended.
func (c *checker) costs(nodes []ast.Node) bool {
	for _, n := range nodes {
		found := false
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
				return false
			case *ast.CallExpr:
				found = found || pause(c.TypesInfo, n) != nil || c.Sums.Blocks(n) && !c.takesContext(n)
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}
