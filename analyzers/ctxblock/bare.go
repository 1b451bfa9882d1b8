package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// bare reports any other wait with a context at hand that it does not watch.
func (c *checker) bare(w wait) bool {
	h, ok := c.Life.ToWatch(w.f, w.node)
	if !ok || !c.Likely("hang") && !c.Likely("unwatched") || c.meets(w) || c.answers(w, h) {
		return false
	}
	category, when, related := "unwatched", fmt.Sprintf("after %s is done", h.Expr), h.Related()
	if arm := c.besideDone(w, h); arm != nil {
		category = "hang"
		when += ", which only the select around it watches"
		related = append(related, report.Related(arm, "watched here"))
	} else if w.kind <= receive && h.Value.Op == ctxflow.Derived && h.Value.How.Group >= 0 && c.inGroup(w.f.Func) {
		category = "hang"
		when += ", as it is once another goroutine of the group fails"
	}
	f := report.Finding{
		Category: category,
		Assumes:  "the other end may never be ready",
		At:       w.node,
		Message:  fmt.Sprintf("%s, even %s; %s", c.what(w), when, advice(w, h)),
		Related:  related,
	}
	if category == "hang" {
		f.Fix = c.wrap(w, h)
	}
	c.add(w, f)
	return true
}

// what describes a wait.
func (c *checker) what(w wait) string {
	name := types.ExprString(operand(w.node))
	switch w.kind {
	case send:
		return fmt.Sprintf("this send blocks until somebody receives from %s", name)
	case group:
		return fmt.Sprintf("this blocks until all of %s has finished", name)
	case cond:
		return fmt.Sprintf("this blocks until somebody signals %s", name)
	}
	return fmt.Sprintf("this receive blocks until somebody sends on %s or closes it", name)
}

// advice says what to do instead. Groups and condition variables cannot stand
// in a select.
func advice(w wait, h ctxflow.Hand) string {
	switch w.kind {
	case group:
		return fmt.Sprintf("wait in a goroutine that closes a channel, and select on that and %s.Done()", h.Expr)
	case cond:
		return fmt.Sprintf("wake it with context.AfterFunc as well, and check %s.Err()", h.Expr)
	}
	return fmt.Sprintf("select on %s.Done() as well", h.Expr)
}

// answers reports whether a wait is one that has to be waited out: an answer for
// somebody who waits for it, the end of what was told to end, the last sender
// before a close, or the result of a call that has the context itself.
func (c *checker) answers(w wait, h ctxflow.Hand) bool {
	switch e := operand(w.node); w.kind {
	case send:
		return c.peers.Reply(w.f, e)
	case group:
		return c.peers.Joined(w.f, w.node) || c.peers.Closer(w.f, w.node)
	case receive:
		return c.peers.Joined(w.f, w.node) || c.peers.Given(w.f, e, w.node, h.Value)
	}
	return false
}

// meets reports whether a wait ends as far as can be seen, whichever channel it
// is for.
func (c *checker) meets(w wait) bool {
	if len(w.chs) < 2 {
		return c.met(w)
	}
	for _, ch := range w.chs {
		if w.ch = ch; !c.met(w) {
			return false
		}
	}
	return true
}

// met reports whether a wait ends as far as can be seen: there is room, the far
// end takes or gives what it has to, or stops with a context itself.
func (c *checker) met(w wait) bool {
	switch w.kind {
	case cond:
		return c.woken(w)
	case group:
		return c.joins(w)
	case receive:
		return c.sent(w)
	}
	if w.ch == nil {
		return false
	}
	if room := c.peers.Room(w.ch); room == ctxpeer.Enough || room == ctxpeer.Unknown && w.ch.Make != nil {
		return true
	}
	far := w.ch.Of(ctxchan.Receive, ctxchan.Range)
	if w.ch.Escapes || len(far) == 0 || w.ch.In == nil {
		return false
	}
	if c.taken(w) {
		return true
	}
	if slices.ContainsFunc(far, func(op ctxchan.Op) bool { return op.In != w.f.Func && c.peers.Drains(op) }) {
		return true
	}
	for _, op := range far {
		// A starter that waits for its goroutine, come what may.
		if op.Select != nil || op.Kind == ctxchan.Range && c.peers.More(w.ch) || op.In != w.ch.In || op.In == w.f.Func {
			return false
		}
	}
	return true
}

// sent reports whether a receive is met: by a goroutine that ends with some
// context and then sends or closes; or because the function holds a slot.
func (c *checker) sent(w wait) bool {
	if w.v != nil && c.holds(w) {
		return true
	}
	if w.ch == nil || w.ch.Escapes {
		return false
	}
	for _, op := range w.ch.Of(ctxchan.Close) {
		at, ok := w.f.Locate(w.node)
		closed, ok2 := w.f.Locate(op.Node)
		if ok && ok2 && op.In == w.f.Func && w.f.Dominates(closed, at) {
			return true
		}
	}
	return c.peers.Ends(w.ch, w.f)
}

// holds reports whether the function, or one around it, sent on the channel
// from which it receives without wanting the value: it gives back a slot.
func (c *checker) holds(w wait) bool {
	cur, ok := c.Index.Cursor(w.node)
	if !ok || w.ch != nil && w.ch.Cap == 0 {
		return false
	}
	if k, _ := cur.ParentEdge(); k != edge.ExprStmt_X {
		return false
	}
	around := make(map[*ctxindex.Func]bool)
	for f := w.f.Func; f != nil; f = f.Parent {
		around[f] = true
	}
	return ctxindex.Some(w.f.Outermost().Node, func(n ast.Node) bool {
		s, ok := n.(*ast.SendStmt)
		return ok && s.Pos() < w.node.Pos() && c.variable(s.Chan) == w.v && around[c.Index.Enclosing(s)]
	})
}

// woken reports whether the function has a context wake a condition variable.
func (c *checker) woken(w wait) bool {
	return ctxindex.Some(w.f.Outermost().Node, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		return ok && c.Index.API.Callback(c.Index.Callee(call)) == ctxapi.CallbackAfter
	})
}

// joins reports whether all that a function starts beside its wait for a group
// ends with some context, or does not wait at all.
func (c *checker) joins(w wait) bool {
	if w.v == nil || w.v.IsField() || w.v.Parent() == c.Pkg.Scope() {
		return false
	}
	spawned := 0
	for f := range w.f.Func.All() {
		if f == w.f.Func || f.Run != ctxindex.Spawned && (f.Run != ctxindex.Passed || c.variable(operand(f.Call)) != w.v) {
			continue
		}
		spawned++
		if fact := c.Sums.OfFunc(f); fact == nil || !fact.Watches && fact.Blocks {
			return false
		}
	}
	return spawned > 0
}
