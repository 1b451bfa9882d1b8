package ctxblock

import (
	"fmt"
	"go/ast"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// operand reports an arm beside that of a context, whose channel is the result of a call
// that waits itself: the select looks at no arm before the call has returned.
func (c *checker) operand(w wait) bool {
	arms := w.f.DoneArms()
	i := slices.IndexFunc(arms, func(arm ctxflow.DoneArm) bool { return arm.Select == w.sel })
	if i < 0 {
		return false
	}
	for _, clause := range w.sel.Body.List {
		recv := ctxindex.Received(clause.(*ast.CommClause).Comm)
		if recv == nil {
			continue
		}
		call, ok := ast.Unparen(recv.X).(*ast.CallExpr)
		if !ok || !c.Sums.InModule(c.Index.Callee(call)) || !c.Sums.Blocks(call) || c.Sums.Watches(call) != ctxsummary.No {
			continue
		}
		name := ctxpeer.ContextName(arms[i].Recv)
		c.Report(report.Finding{
			Category: "unwatched",
			At:       call,
			Message:  fmt.Sprintf("%s blocks before this select can watch %s, because a select evaluates its operands first; wait in a goroutine that closes a channel", report.CallName(call), name),
			Related:  []analysis.RelatedInformation{report.Related(arms[i].Recv, "watched only afterwards")},
		})
		return true
	}
	return false
}

// selects reports a select in a loop that does not watch the context at hand, where
// another select of the function does.
func (c *checker) selects(w wait) bool {
	first := w.sel.Body.List[0].(*ast.CommClause).Comm // a select itself is no node of the graph
	at, ok := w.f.Locate(first)
	if !ok || !w.f.InLoop(at) {
		return false
	}
	h, ok := c.Life.ToWatch(w.f, first)
	if !ok {
		return false
	}
	sibling := c.sibling(w, h)
	if sibling == nil {
		return false
	}
	for _, clause := range w.sel.Body.List {
		if recv := ctxindex.Received(clause.(*ast.CommClause).Comm); recv != nil && c.wakes(w, recv.X, h) {
			return false
		}
	}
	c.Report(report.Finding{
		Category: "unwatched",
		At:       report.At(w.sel.Pos(), w.sel.Body.Lbrace+1),
		Message:  fmt.Sprintf("this select keeps blocking after %s is done; add case <-%s.Done()", h.Expr, h.Expr),
		Related:  append(h.Related(), report.Related(sibling, "this select watches it")),
	})
	return true
}

// wakes reports whether an arm may end a wait when a context ends, or comes by itself:
// a timer, a signal, which ends what goes on under the context of the process, a stop
// channel, or one that is closed or sent to by what has the context.
func (c *checker) wakes(w wait, e ast.Expr, h ctxflow.Hand) bool {
	t := c.TypesInfo.TypeOf(e)
	if ctxpeer.IsTimer(c.TypesInfo, e) || isSignals(t) || ctxapi.IsDoneChan(t) || c.peers.Given(w.f, e, w.sel, h.Value) {
		return true
	}
	ch := c.sole(e)
	return ch != nil && !ch.Escapes && c.peers.Ends(ch, w.f)
}

// sibling returns the select of the same function that watches the context
// which another does not.
func (c *checker) sibling(w wait, h ctxflow.Hand) ast.Node {
	for _, arm := range w.f.DoneArms() {
		if ctxpeer.SameEnd(arm.Ctx, h.Value) {
			return arm.Recv
		}
	}
	return nil
}
