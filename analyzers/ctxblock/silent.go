package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
)

// explain says of a wait of which nothing is reported what speaks for it, by what the
// rule has asked.
func (c *checker) explain(w wait) {
	if !c.Explains() {
		return
	}
	switch {
	case w.sel != nil:
		c.Silent(w.node, "unwatched", "%s", c.whySelect(w))
	case w.kind == done:
		c.Silent(w.node, "only", "it waits for the end of a context, and no goroutine that was started before sends an error meanwhile")
	case w.kind == group:
		c.Silent(w.node, "order", "of a WaitGroup it is only said where what it waits for is stopped afterwards, or needs a lock that is held here")
	case w.kind == receive:
		c.Silent(w.node, "hang", "%s", c.whyReceive(w))
	default:
		c.Silent(w.node, "hang", "%s", c.whySend(w))
	}
}

// overWithWork is why nothing is said of what a program leaves behind.
const overWithWork = "nothing in this program serves or waits for signals: it ends with its work, and what is left behind with it"

// whySend says why nothing is said of a bare send.
func (c *checker) whySend(w wait) string {
	name := types.ExprString(operand(w.node))
	h, ok := c.Life.ToWatch(w.f, w.node)
	if met := c.whyMet(w, name); met != "" {
		return met
	}
	if slots := c.whySlots(w, name); slots != "" {
		return slots
	}
	switch {
	case c.peers.Reply(w.f, operand(w.node)):
		return name + " was itself received, or is a field of what was: it carries the answer, and who asked waits for it"
	case w.v != nil && w.ch == nil && w.v.Kind() == types.ParamVar:
		return name + " is a parameter, and who gives it is not in view, or gives several: whoever hands it over receives"
	}
	far := c.whyStays(w, name, w.chs, "receive")
	switch {
	case !ok:
		return far + "; and " + c.NoHand(w.f, w.node)
	case w.v == nil:
		return "the channel has no name by which its other end could be followed"
	case len(w.chs) == 0:
		return fmt.Sprintf("%s is in scope, but where %s is made is not in view, so nothing shows that it has no room", h.Expr, name)
	case !c.tight(w):
		return fmt.Sprintf("%s is in scope, but nothing shows that %s%s has no room; %s", h.Expr, name, c.made(w.ch), far)
	case w.ch != nil && w.ch.In != nil && c.program(w.ch.In) && !c.lasts():
		return overWithWork
	}
	return far
}

// whySlots says that a send takes or gives back what goes round in a channel; "" if
// nothing shows that.
func (c *checker) whySlots(w wait, name string) string {
	switch {
	case w.v != nil && c.isPool(w):
		return fmt.Sprintf("%s counts slots%s: this send takes one, and the receive at %s gives it back", name, c.made(w.ch), c.Place(c.release(w)))
	case w.ch != nil && c.counts(w.ch) != nil:
		return fmt.Sprintf("%s counts slots%s: what is received at %s is thrown away, which gives one back", name, c.made(w.ch), c.Place(c.counts(w.ch)))
	case w.ch != nil && c.peers.Pool(w.ch):
		return fmt.Sprintf("%s is filled by the function that makes it%s: what it holds goes round, and to send is to give it back", name, c.made(w.ch))
	}
	return ""
}

// counts returns the first receive of a channel with room of which all throw away what
// they receive; nil if one has a use for it.
func (c *checker) counts(ch *ctxchan.Chan) ast.Node {
	ops := ch.Of(ctxchan.Receive, ctxchan.Range)
	if ch.Cap == 0 || len(ops) == 0 {
		return nil
	}
	for _, op := range ops {
		cur, ok := c.Index.Cursor(op.Node)
		if k, _ := cur.ParentEdge(); !ok || k != edge.ExprStmt_X || op.Clause != nil {
			return nil
		}
	}
	return ops[0].Node
}

// whyMet says why a send ends as far as can be seen; "" if it may not.
func (c *checker) whyMet(w wait, name string) string {
	if w.ch == nil {
		return ""
	}
	switch room := c.peers.Room(w.ch); {
	case room == ctxpeer.Enough:
		return fmt.Sprintf("%s has room for all that is sent on it%s", name, c.made(w.ch))
	case room == ctxpeer.Unknown && w.ch.In != nil && w.ch.Make != nil:
		if slots := c.whySlots(w, name); slots != "" {
			return slots
		}
		return fmt.Sprintf("%s may have room for all that is sent on it%s: its size and the number of sends cannot be compared", name, c.made(w.ch))
	}
	far := w.ch.Of(ctxchan.Receive, ctxchan.Range)
	if !w.ch.Escapes && len(far) > 0 && w.ch.In != nil && c.taken(w) {
		return fmt.Sprintf("on every way the function that makes %s receives from it, or starts who does (at %s), so the send is met", name, c.Place(far[0].Node))
	}
	for _, op := range far {
		if op.In != w.f.Func && c.peers.Drains(op) && !w.ch.Escapes {
			return fmt.Sprintf("the loop at %s takes whatever is sent on %s, and nothing leaves it but the end of the channel", c.Place(op.Node), name)
		}
	}
	if w.ch.In == nil && c.isSlot(w) {
		return fmt.Sprintf("%s holds as many empty values as were computed%s: it counts slots or buffers", name, c.made(w.ch))
	}
	if w.ch.In == nil && c.stopped(w) {
		return fmt.Sprintf("%s is closed by who has no other part in it, at %s, which ends a send that waits", name, c.Place(w.ch.Of(ctxchan.Close)[0].Node))
	}
	if c.handshake(w, far) {
		return fmt.Sprintf("it is the only signal on %s, and the loop at %s ends by receiving it: the other end is there until then", name, c.Place(far[0].Node))
	}
	return ""
}

// whyReceive says why nothing is said of a bare receive.
func (c *checker) whyReceive(w wait) string {
	name := types.ExprString(operand(w.node))
	const general = "of a bare receive it is only said where who sends is seen to leave"
	if w.v != nil && c.holds(w) {
		return fmt.Sprintf("it gives back a slot of %s, which this function took before", name)
	}
	if w.ch == nil && len(w.chs) == 0 {
		return fmt.Sprintf("%s; where %s comes from, and who sends on it, is not in view", general, name)
	}
	for _, ch := range w.chs {
		if ends := ch.Of(ctxchan.Close); len(ends) > 0 {
			return fmt.Sprintf("%s is closed at %s, which ends this receive", name, c.Place(ends[0].Node))
		}
	}
	return general + "; " + c.whyStays(w, name, w.chs, "send")
}

// whyStays says why nothing shows that the other end of a wait leaves.
func (c *checker) whyStays(w wait, name string, chs []*ctxchan.Chan, does string) string {
	kinds := []ctxchan.Kind{ctxchan.Receive, ctxchan.Range}
	if does == "send" {
		kinds = []ctxchan.Kind{ctxchan.Send}
	}
	if len(chs) == 0 {
		return fmt.Sprintf("where %s is made, and who %ss at its other end, is not in view", name, does)
	}
	ch := chs[0]
	ops := ch.Of(kinds...)
	switch {
	case ch.Escapes && (w.kind == receive || ch.Taken):
		return fmt.Sprintf("%s%s goes where it can't be followed, so its other end may be there", name, c.made(ch))
	case len(ops) == 0:
		return fmt.Sprintf("nobody in view %ss at the other end of %s%s", does, name, c.made(ch))
	}
	var places []string
	for _, op := range ops {
		switch l := c.peers.Leaves(op); {
		case op.In == w.f.Func:
			return fmt.Sprintf("the function itself %ss on %s, at %s", does, name, c.Place(op.Node))
		case l == nil:
			return fmt.Sprintf("nothing shows that who %ss at the other end of %s, at %s, leaves before", does, name, c.Place(op.Node))
		case w.kind == send && c.shuts(w, op):
			return fmt.Sprintf("who receives from %s, at %s, closes it when it leaves: a send panics then, and does not wait", name, c.Place(op.Node))
		case l.Name == "":
			places = append(places, fmt.Sprintf("%s is left at %s, when nothing more may come", c.Place(op.Node), c.Place(l.At)))
		default:
			places = append(places, fmt.Sprintf("%s leaves with %s, which nothing shows to end before this", c.Place(op.Node), l.Name))
		}
	}
	return fmt.Sprintf("the other end of %s: %s", name, strings.Join(slices.Compact(places), "; "))
}

// made says where a channel is made, and its capacity.
func (c *checker) made(ch *ctxchan.Chan) string {
	if ch == nil || ch.Make == nil {
		return ""
	}
	text := " (made at " + c.Place(ch.Make)
	if len(ch.Make.Args) > 1 {
		text += ", with room for " + capacity(ch.Make.Args[1])
	} else {
		text += ", without room"
	}
	return text + ")"
}

func capacity(e ast.Expr) string {
	if text := types.ExprString(e); len(text) <= 30 {
		return text
	}
	return "a computed number"
}
