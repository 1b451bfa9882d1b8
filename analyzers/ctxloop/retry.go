package ctxloop

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// retry reports a loop without bound in which the failure of a call that was
// given the context leads round again on every path: once the context has
// ended, the call fails at once, forever; or with each tick of a ticker.
func (c *checker) retry(l *loop) bool {
	if !c.Enabled("retry") {
		return false
	}
	call, w := c.failure(l)
	if call != nil {
		c.reportRetry(l, call, w)
	}
	return call != nil
}

// failure returns the call in a loop whose failure leads round again, and the
// context that it is given.
func (c *checker) failure(l *loop) (*ast.CallExpr, watched) {
	var own map[*types.Var]bool
	if !c.unbounded(l) {
		s, ok := l.stmt.(*ast.ForStmt)
		if !ok {
			return nil, watched{}
		}
		if own = c.progress(l, s); own == nil {
			return nil, watched{}
		}
	}
	for k := range c.attemptsIn(l) {
		w, ok := c.givenTo(k.call)
		failing := c.pruning(l, reading{errv: k.errv, stream: w.stream})
		if !ok || w.field != nil && own != nil || !c.f.InLoop(k.at) || l.exits(c.f.CFG.Blocks[k.at.Block], failing) {
			continue
		}
		if round, _ := c.round(l, k.at, failing); !c.stopsAny(round) && !c.advances(round, own) {
			return k.call, w
		}
	}
	return nil, watched{}
}

func (c *checker) stopsAny(nodes []ast.Node) bool {
	return slices.ContainsFunc(nodes, c.stops)
}

func (c *checker) reportRetry(l *loop, call *ast.CallExpr, w watched) {
	message := fmt.Sprintf("the loop retries whenever %s fails, so it never stops once %s is done; return if %s.Err() != nil", report.CallName(call), w.name, w.name)
	if c.unbounded(l) && !l.exits(l.head, headExit(l)) && !c.dies(l) {
		// Nothing leaves the loop, whatever the call does.
		if own, ok := c.watch(call); ok && own.name == w.name {
			w.assumes = own.assumes
		}
		message = fmt.Sprintf("this loop never exits, not even when %s fails, so it keeps running after %s is done; return if %s.Err() != nil", report.CallName(call), w.name, w.name)
		if !ctxapi.CanFail(c.Index.Signature(call)) {
			// What has no result to tell it by may end the goroutine itself.
			message = fmt.Sprintf("this loop never exits: once %s is done, %s returns early and the loop goes on; return if %s.Err() != nil", w.name, report.CallName(call), w.name)
			w.assumes = cmp.Or(w.assumes, report.CallName(call)+" ends neither the goroutine nor the process")
		}
	}
	if w.stream {
		message = fmt.Sprintf("the loop goes on when %s fails, so it never stops once %s is done: a stream that has failed fails at once, forever; return the error", report.CallName(call), w.name)
	}
	c.Report(report.Finding{
		Category: "retry",
		At:       call,
		Message:  message,
		Assumes:  w.assumes,
		Needs:    report.MayEnd(w.hand.Value),
		Related:  append(w.related, l.related()),
	})
}
