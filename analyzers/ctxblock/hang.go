package ctxblock

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A far is what is known of the other end of a channel when it has left.
type far struct {
	first   *ctxpeer.Leaving
	related bool        // it leaves with a context that the near end has, or by itself
	plain   *ctxchan.Op // it may also return while the near end goes on
}

// hang reports a bare operation whose other end is seen to leave: nobody is
// there to meet it then. All of the other ends are in view, each may leave, and
// there is no room.
func (c *checker) hang(w wait) bool {
	if w.ch == nil || w.ch.Escapes && (w.kind == receive || w.ch.Taken) || w.kind > receive {
		return false
	}
	h, hasHand := c.Life.ToWatch(w.f, w.node)
	far, ok := c.gone(w, h, hasHand)
	if !ok {
		return false
	}
	if !far.related && hasHand && h.Dead == nil && w.ch.In != nil {
		return false // the local ends of a channel have an understanding: see bare
	}
	f := report.Finding{Category: "hang", At: w.node, Message: c.departed(w, far, h, hasHand)}
	if far.plain == nil {
		f.Needs = report.MayEnd(far.first.Ctx)
	}
	_, counted := c.peers.Sent(w.ch)
	switch {
	case !far.related:
		f.Assumes = "the other end has stopped by then"
	case w.ch.In != nil && c.program(w.ch.In):
		if f.Assumes = goesOn; !c.lasts() {
			c.Silent(w.node, "hang", "%s; but %s", f.Message, overWithWork)
			return true
		}
	case w.kind == send && w.ch.Cap != 0 && (w.ch.In == nil || w.ch.Cap == ctxchan.Unbounded || !counted || c.peers.Room(w.ch) == ctxpeer.Unknown):
		f.Assumes = fmt.Sprintf("more is sent on %s than its buffer holds", types.ExprString(operand(w.node)))
	case far.plain != nil && w.ch.In == nil:
		f.Assumes = "nothing starts the other end again"
	case w.ch.In == nil:
		f.Assumes = "somebody comes here when the other end has stopped" // the object may have stopped too
	}
	f.Related = []analysis.RelatedInformation{report.Related(far.first.At, "the other end stops here")}
	if hasHand && far.plain == nil {
		f.Fix = c.wrap(w, h)
	}
	c.add(w, f)
	return true
}

// gone says how the other end of an operation leaves; false if it does not, if
// there is room, or if that is somebody else's business.
func (c *checker) gone(w wait, h ctxflow.Hand, hasHand bool) (far, bool) {
	ops := w.ch.Of(ctxchan.Receive, ctxchan.Range)
	if w.kind == receive {
		if ops = w.ch.Of(ctxchan.Send); len(w.ch.Of(ctxchan.Close)) > 0 || c.holds(w) {
			return far{}, false // a close ends the wait as well
		}
	} else if room := c.peers.Room(w.ch); room == ctxpeer.Enough || room == ctxpeer.Unknown && w.ch.In != nil {
		return far{}, false
	}
	if len(ops) == 0 || c.isSlot(w) || w.kind == send && (c.stopped(w) || c.handshake(w, ops)) {
		return far{}, false
	}
	found := far{related: true}
	for _, op := range ops {
		l := c.peers.Leaves(op)
		if l == nil || op.In == w.f.Func || w.kind == send && c.shuts(w, op) {
			return far{}, false
		}
		if l.Name == "" {
			if w.kind == receive || !c.peers.More(w.ch) || c.peers.Matched(w.ch) || c.told(w, op) || c.peers.Reply(w.f, operand(w.node)) {
				return far{}, false
			}
			found.plain = &op
		} else {
			found.related = found.related && l.Ctx != nil && c.within(w, h, hasHand, l.Ctx, op)
		}
		if found.first == nil {
			found.first = l
		}
	}
	if w.ch.Cap > 0 && found.plain == nil && c.told(w, ops[0]) {
		return far{}, false // there is room for the last value
	}
	return found, true
}

// departed says what has become of the other end, and what to do.
func (c *checker) departed(w wait, far far, h ctxflow.Hand, hasHand bool) string {
	name := types.ExprString(operand(w.node))
	if far.plain != nil {
		who := "its receiver has returned"
		if g := c.groupOf(far.plain.In); g != "" {
			who = "the goroutines of " + g + " have failed"
		}
		return fmt.Sprintf("nothing receives from %s once %s, so this send blocks forever; %s", name, who, c.escape(w, far.plain))
	}
	who, act := "receives from", "send"
	if w.kind == receive {
		who, act = "sends on", "receive"
	}
	first := far.first
	ends, advice := "is done", "select on "+first.Name+".Done() as well"
	switch {
	case first.Ctx == nil && !hasHand:
		ends, advice = "is closed", "select on "+first.Name+" as well"
	case first.Ctx == nil:
		ends, advice = "is closed", "select on "+h.Expr+".Done() as well"
	case !far.related:
		advice = "select on a context's Done() as well"
	case hasHand:
		advice = "select on " + h.Expr + ".Done() as well"
	}
	return fmt.Sprintf("nothing %s %s once %s %s, so this %s blocks forever; %s", who, name, first.Name, ends, act, advice)
}

// shuts reports whether the function at the far end closes the channel, in a
// deferred call for the most part: a send then panics, and does not wait.
func (c *checker) shuts(w wait, op ctxchan.Op) bool {
	for _, end := range w.ch.Of(ctxchan.Close) {
		if end.In == op.In || end.In.Parent == op.In && end.In.Run == ctxindex.Deferred {
			return true
		}
	}
	return false
}

// within reports whether the context that ends the far end of a channel ends
// with the one at hand, or is one that the receiver of the method owns and can
// watch as well.
func (c *checker) within(w wait, h ctxflow.Hand, hasHand bool, ctx *ctxflow.Value, op ctxchan.Op) bool {
	if hasHand && ctxpeer.SameEnd(c.given(ctx, op), h.Value) {
		return true
	}
	if ctx.Op != ctxflow.Field {
		return false
	}
	own, far := w.f.Outermost().Sig.Recv(), op.In.Outermost().Sig.Recv()
	if own == nil || far == nil || !types.Identical(own.Type(), far.Type()) {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(own.Type(), true, c.Pkg, ctx.Var.Name())
	field, ok := obj.(*types.Var)
	return ok && field.Origin() == ctx.Var.Origin()
}

// given returns the value that a parameter of the function at the far end has:
// what the call that gave it the channel, or that runs the literal, gave it too.
func (c *checker) given(ctx *ctxflow.Value, op ctxchan.Op) *ctxflow.Value {
	if ctx.Op != ctxflow.Param {
		return ctx
	}
	calls := op.Calls()
	if f := op.In; f.Run == ctxindex.Spawned || f.Run == ctxindex.Called {
		calls = append(calls, f.Call)
	}
	for _, call := range calls {
		sig := c.Index.Signature(call)
		if fn := c.Index.Declaration(c.Index.Callee(call)); fn != nil {
			sig = fn.Sig
		} else if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
			sig = c.Index.FuncOf(lit).Sig
		}
		for i := range min(sig.Params().Len(), len(call.Args)) {
			if f := c.Index.Enclosing(call); sig.Params().At(i) == ctx.Var && f != nil {
				return c.Flow.Of(f).Eval(call.Args[i])
			}
		}
	}
	return ctx
}

// isSlot reports whether a channel counts slots or buffers: as many empty
// values as were computed go round in it.
func (c *checker) isSlot(w wait) bool {
	return ctxapi.IsDoneChan(w.ch.Var.Type()) && (w.ch.Cap == ctxchan.Unbounded || w.ch.Cap > 0 && w.kind == receive)
}

// told reports whether the far end, when it leaves, closes another channel that
// the near end asks.
func (c *checker) told(w wait, op ctxchan.Op) bool {
	return ctxindex.Some(w.f.Body, func(n ast.Node) bool {
		u, ok := n.(*ast.UnaryExpr)
		return ok && u.Op == token.ARROW && slices.ContainsFunc(c.chans.Named(c.variable(u.X)), func(ch *ctxchan.Chan) bool {
			return slices.ContainsFunc(ch.Of(ctxchan.Close), func(end ctxchan.Op) bool { return end.In == op.In })
		})
	})
}

// besideDone returns the receive by which a loop watches the context at hand, if
// a bare send stands in another arm of the very select: the loop is
// meant to end with the context, and does not while this waits. A channel with
// room may have as much as is ever sent.
func (c *checker) besideDone(w wait, h ctxflow.Hand) ast.Node {
	if w.ch != nil && w.ch.Cap != 0 {
		return nil
	}
	at, ok := w.f.Locate(w.node)
	if !ok || !w.f.InLoop(at) {
		return nil
	}
	for _, arm := range w.f.DoneArms() {
		for _, clause := range arm.Select.Body.List {
			if clause != ast.Stmt(arm.Clause) && ctxindex.Contains(clause, w.node) && ctxpeer.SameEnd(arm.Ctx, h.Value) {
				return arm.Recv
			}
		}
	}
	return nil
}
