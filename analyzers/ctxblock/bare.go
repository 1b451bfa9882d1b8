package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// bare reports any other send with a context at hand that it does not watch. Of
// receives and groups nothing is said: what they wait for was mostly given the context,
// or must be over before the function goes on.
func (c *checker) bare(w wait) bool {
	if w.kind != send || !c.Likely("hang") && !c.Likely("unwatched") {
		return false
	}
	h, ok := c.Life.ToWatch(w.f, w.node)
	if !ok || c.meets(w) || c.peers.Reply(w.f, operand(w.node)) {
		return false
	}
	category, when, related := "unwatched", fmt.Sprintf("after %s is done", h.Expr), h.Related()
	if arm := c.besideDone(w, h); arm != nil {
		category = "hang"
		when += ", which only the select around it watches"
		related = append(related, report.Related(arm, "watched here"))
	} else if h.Value.Op == ctxflow.Derived && h.Value.How.Group >= 0 && c.inGroup(w.f.Func) {
		category = "hang"
		when += ", as it is once another goroutine of the group fails"
	} else if w.v == nil || w.ch == nil && w.v.Kind() == types.ParamVar || c.isPool(w) {
		return false // whoever handed it over receives, and who holds a slot gives it back
	} else if !c.tight(w) || w.ch != nil && w.ch.In != nil && c.program(w.ch.In) && !c.lasts() {
		return false
	}
	f := report.Finding{
		Category: category,
		Assumes:  "the other end may never be ready",
		At:       w.node,
		Message:  fmt.Sprintf("%s, even %s; select on %s.Done() as well", c.what(w), when, h.Expr),
		Related:  related,
	}
	if category == "hang" {
		f.Fix = c.wrap(w, h)
	}
	c.add(w, f)
	return true
}

// tight reports whether some channel that a send may be on is seen to have no room
// for it.
func (c *checker) tight(w wait) bool {
	return slices.ContainsFunc(w.chs, func(ch *ctxchan.Chan) bool { return c.peers.Tight(ch, w.node) })
}

// isPool reports whether a send takes a slot, which the function gives back.
func (c *checker) isPool(w wait) bool {
	release := c.release(w)
	return release != nil && c.chosen(release) == nil && (w.ch == nil || w.ch.Cap != 0)
}

// what describes a send or receive.
func (c *checker) what(w wait) string {
	name := types.ExprString(operand(w.node))
	if w.kind == send {
		return fmt.Sprintf("this send blocks until somebody receives from %s", name)
	}
	return fmt.Sprintf("this receive blocks until somebody sends on %s or closes it", name)
}

// meets reports whether a send ends as far as can be seen, whichever channel it
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

// met reports whether a send ends as far as can be seen: there is room, or the far
// end takes what it has to.
func (c *checker) met(w wait) bool {
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
