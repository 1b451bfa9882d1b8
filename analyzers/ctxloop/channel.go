package ctxloop

import (
	"go/ast"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
)

// neverClosed reports whether the channel that a loop ranges over is in full view and
// nothing closes it: that of a ticker, or one that the package only makes, sends to and
// receives from; in a function that is given its channel, that holds of each. Any other
// may be closed when the context ends, and then a range over it ends as well.
func (c *checker) neverClosed(s *ast.RangeStmt) bool {
	if c.ticks(s.X) {
		return true
	}
	given := make(map[*ast.CallExpr]bool)
	for _, ch := range slices.Concat(c.chans.Local, c.chans.Shared) {
		for _, op := range ch.Ops {
			if op.Node != ast.Node(s) {
				continue
			}
			if ch.Escapes || len(ch.Of(ctxchan.Close)) > 0 {
				return false
			}
			given[op.Given()] = true
		}
	}
	if len(given) == 0 || given[nil] {
		return given[nil]
	}
	if c.f.Obj == nil {
		return false
	}
	calls, complete := c.Index.Callers(c.f.Obj)
	for _, call := range calls {
		complete = complete && given[call.Call]
	}
	return complete
}
