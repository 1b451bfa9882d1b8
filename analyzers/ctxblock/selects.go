package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// Arms are the clauses of a select that may end a wait.
type arms struct {
	stop, timer *ast.UnaryExpr
	done        []*ast.UnaryExpr // receives from Done channels
	ends        bool             // one opens when a context ends, for all that is known
}

func (c *checker) arms(w wait) arms {
	var a arms
	for _, clause := range w.sel.Body.List {
		recv := ctxindex.Received(clause.(*ast.CommClause).Comm)
		switch {
		case recv == nil:
		case ctxpeer.IsTimer(c.TypesInfo, recv.X):
			a.timer = recv
		case isSignals(c.TypesInfo.TypeOf(recv.X)):
			a.ends = true // who waits for the process's signals ends what goes on under its context
		case w.f.Eval(recv.X).Op == ctxflow.Done:
			a.done = append(a.done, recv)
		case ctxapi.IsDoneChan(c.TypesInfo.TypeOf(recv.X)):
			a.stop = recv
			a.ends = a.ends || !c.apart(recv.X) || c.endsSoon(w, recv.X)
		default:
			a.ends = a.ends || c.endsSoon(w, recv.X)
		}
	}
	return a
}

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

// selects reports a select that does not watch the context at hand.
func (c *checker) selects(w wait) {
	a := c.arms(w)
	first := w.sel.Body.List[0].(*ast.CommClause).Comm // a select itself is no node of the graph
	at, ok := w.f.Locate(first)
	loops := ok && w.f.InLoop(at)
	if a.ends || a.timer != nil && !loops {
		return
	}
	h, ok := c.Life.ToWatch(w.f, first)
	if !ok {
		return
	}
	for _, clause := range w.sel.Body.List {
		if recv := ctxindex.Received(clause.(*ast.CommClause).Comm); recv != nil && c.peers.Given(w.f, recv.X, w.sel, h.Value) {
			return
		}
	}
	for _, recv := range a.done {
		if v := w.f.Eval(recv.X).Parent(); v == nil || !unrelated(v, h.Value) {
			return
		}
	}
	related := h.Related()
	assumes, message := "no other case is ready once the context is done", fmt.Sprintf("this select keeps blocking after %s is done; add case <-%s.Done()", h.Expr, h.Expr)
	switch sibling := c.sibling(w, h); {
	case len(a.done) > 0:
		assumes = "the other context is not done when the function's is"
		message = fmt.Sprintf("this select watches %s, which need not be done when %s is; add case <-%s.Done()", ctxpeer.ContextName(a.done[0]), h.Expr, h.Expr)
	case loops && sibling != nil && a.stop == nil && a.timer == nil:
		assumes = ""
		related = append(related, report.Related(sibling, "this select watches it"))
	case a.stop != nil && a.timer == nil && c.isLocal(a.stop.X):
		message = fmt.Sprintf("this select waits for %s, which the function creates and does not close when %s is done; add case <-%s.Done()", types.ExprString(a.stop.X), h.Expr, h.Expr)
	case a.stop != nil:
		message = fmt.Sprintf("this select waits for %s, which is not closed when %s is done; add case <-%s.Done()", types.ExprString(a.stop.X), h.Expr, h.Expr)
	}
	c.Report(report.Finding{
		Category: "unwatched",
		Assumes:  assumes,
		At:       report.At(w.sel.Pos(), w.sel.Body.Lbrace+1),
		Message:  message,
		Related:  related,
	})
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

// unrelated reports whether a context is known to come from elsewhere than the
// one at hand.
func unrelated(v, h *ctxflow.Value) bool {
	for _, o := range v.Origins() {
		switch o.Op {
		case ctxflow.Field, ctxflow.Global:
		case ctxflow.Param:
			for _, mine := range h.Origins() {
				if mine == o || mine.Var == o.Var {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// apart reports whether a stop channel is in full view and nothing that waits
// for a context closes it.
func (c *checker) apart(e ast.Expr) bool {
	ch := c.sole(e)
	if ch == nil || ch.Escapes {
		return false
	}
	for _, op := range ch.Of(ctxchan.Close, ctxchan.Send) {
		if c.peers.HasDone(op) {
			return false
		}
	}
	return true
}

// isLocal reports whether a channel is made into a local variable, with every use
// in view.
func (c *checker) isLocal(e ast.Expr) bool {
	ch := c.sole(e)
	return ch != nil && ch.In != nil && !ch.Escapes
}

// endsSoon reports whether a channel is closed, or sent to, by code that waits
// for a context itself.
func (c *checker) endsSoon(w wait, e ast.Expr) bool {
	ch := c.sole(e)
	return ch != nil && !ch.Escapes && c.peers.Ends(ch, w.f)
}
