package ctxloop

import (
	"fmt"
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// noticed says how a loop that hands its context to something between its pauses
// comes to know that it is done. If all it does is to make a call whose failure leads to the
// next turn, it does not; if the call returns no error, nobody but the callee knows.
func (c *checker) noticed(l *loop, w watched) string {
	for k := range c.attemptsIn(l) {
		if c.givesWatched(k.call, w) && !l.exits(c.f.CFG.Blocks[k.at.Block], c.failingSurely(l, k.errv)) {
			return fmt.Sprintf("the loop keeps pausing after %s is done, because the failure of %s only leads to the next iteration", w.name, report.CallName(k.call))
		}
	}
	var mute *ast.CallExpr
	for _, n := range c.nodes(l) {
		if c.stops(n) {
			mute = nil
			break
		}
		if call, _ := c.attempt(n); call != nil && c.isGiven(call) {
			mute = nil
			break
		}
		ast.Inspect(n, func(n ast.Node) bool {
			if _, lit := n.(*ast.FuncLit); lit {
				return false
			}
			if call, ok := n.(*ast.CallExpr); ok && mute == nil && c.givesWatched(call, w) && !ctxapi.CanFail(c.Index.Signature(call)) {
				mute = call
			}
			return mute == nil
		})
	}
	if mute != nil {
		return fmt.Sprintf("the pause goes on after %s is done, and then the loop, unless %s ends it", w.name, report.CallName(mute))
	}
	return "the loop notices cancellation only after the pause"
}

// givesWatched reports whether a call is given the context to watch.
func (c *checker) givesWatched(call *ast.CallExpr, w watched) bool {
	given, ok := c.givenTo(call)
	return ok && given.name == w.name
}
