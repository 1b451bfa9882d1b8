package ctxloop

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// tick reports a range over the channel of a ticker in a goroutine, or where a
// context is at hand, that is left by what a turn finds out: only the next tick
// brings it to look, because stopping a ticker doesn't close its channel.
func (c *checker) tick(l *loop) bool {
	s, ok := l.stmt.(*ast.RangeStmt)
	if !ok || !c.pass.Enabled("tick") || !c.ticks(s.X) || !l.exits(l.head, headExit(l)) {
		return false
	}
	for _, n := range c.nodes(l) {
		if c.stops(n) || c.handsContext(n) {
			return false
		}
	}
	h, ok := c.handIn(l)
	if !ok && !c.spawned(c.f.Func) {
		return false
	}
	f := report.Finding{
		Category: "tick",
		At:       report.At(s.Pos(), s.Body.Lbrace),
		Message: "the loop sees that it is to stop only after the next tick of " + types.ExprString(s.X) +
			", whose channel nothing closes; select on it and on the Done channel of a context",
	}
	if ok {
		f.Related = related(h)
	}
	c.pass.Report(f)
	return true
}

// spawned reports whether a function is started by a go statement: a literal
// that stands there, or a function of the package.
func (c *checker) spawned(f *ctxindex.Func) bool {
	if f.Obj == nil {
		return f.Run == ctxindex.Spawned
	}
	m := c.pkg.mentionsOf(f.Obj)
	if m == nil {
		return false
	}
	for _, call := range m.calls {
		if cur, ok := c.x.Cursor(call); ok {
			if k, _ := cur.ParentEdge(); k == edge.GoStmt_Call {
				return true
			}
		}
	}
	return false
}
