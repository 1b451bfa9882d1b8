package ctxloop

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// tick reports a loop over the channel of a ticker in a goroutine, or where a
// context is at hand, that is left by what a turn finds out: only the next tick
// brings it to look, because stopping a ticker doesn't close its channel.
func (c *checker) tick(l *loop) bool {
	if !c.Enabled("slow") || !l.exits(l.head, headExit(l)) {
		return false
	}
	ch := c.ticker(l)
	if ch == nil {
		return false
	}
	for _, n := range c.nodes(l) {
		if c.stops(n) || c.handsContext(n) {
			return false
		}
	}
	first := c.first(l)
	if first == nil {
		return false
	}
	h, ok := c.hand(first)
	if !ok && !c.spawned(c.f.Func) {
		return false
	}
	f := report.Finding{
		Category: "slow",
		At:       report.At(l.stmt.Pos(), l.body.Lbrace),
		Message: "the loop notices that it should stop only after the next tick of " + types.ExprString(ch) +
			", which nothing closes; also select on a context's Done()",
	}
	if ok {
		f.Related = h.Related()
	}
	c.Report(f)
	return true
}

// ticker returns the channel of a ticker that a loop ranges over, or that a
// statement of an endless one receives from outside of a select.
func (c *checker) ticker(l *loop) ast.Expr {
	switch s := l.stmt.(type) {
	case *ast.RangeStmt:
		if c.ticks(s.X) {
			return s.X
		}
	case *ast.ForStmt:
		if !c.unbounded(l) {
			return nil
		}
		for _, stmt := range s.Body.List {
			e, ok := stmt.(*ast.ExprStmt)
			if !ok {
				continue
			}
			if u, ok := ast.Unparen(e.X).(*ast.UnaryExpr); ok && u.Op == token.ARROW && c.ticks(u.X) {
				return u.X
			}
		}
	}
	return nil
}

// spawned reports whether a function is started by a go statement: a literal
// that stands there, or a function of the package.
func (c *checker) spawned(f *ctxindex.Func) bool {
	if f.Obj == nil {
		return f.Run == ctxindex.Spawned
	}
	calls, _ := c.Index.Callers(f.Obj)
	return slices.ContainsFunc(calls, func(call ctxindex.Caller) bool { return call.Spawned })
}
