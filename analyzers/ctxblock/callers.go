package ctxblock

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// hasContext reports whether some context is at hand, dead or alive: its case
// is decided elsewhere.
func (c *checker) hasContext(w wait) bool {
	for _, h := range w.f.AtHand(w.node.Pos()) {
		if ctxapi.IsContext(h.Var.Type()) || ctxapi.IsHTTPRequest(h.Var.Type()) {
			return true
		}
	}
	return false
}

// ends reports whether the function, before it waits, asks for the end that it
// waits for. A send is no such wait, unless what is at its other end has ended.
func (c *checker) ends(w wait) bool {
	return w.kind != send && c.peers.Joined(w.f, w.node) || c.peers.InArm(w.f, w.node)
}

// calledWith reports a wait in an unexported function without a context, all
// of whose callers have one.
func (c *checker) calledWith(w wait) bool {
	fn := w.f.Outermost().Obj
	if !c.Enabled("callers") || w.kind == group || w.f.Parent != nil || fn == nil || c.hasContext(w) || c.ends(w) {
		return false
	}
	if w.ch != nil && w.ch.In != nil || w.v != nil && c.holds(w) {
		return false // the function's own channel
	}
	if w.kind == send && !c.tight(w) {
		return false
	}
	calls, complete := c.Index.Callers(fn)
	if !complete {
		return false
	}
	var first ctxflow.Hand
	for _, call := range calls {
		h, ok := ctxflow.Hand{}, false
		if !call.Spawned && !call.Deferred && call.In != nil {
			h, ok = c.Life.ToWatch(c.Flow.Of(call.In), call.Call)
		}
		if !ok {
			return false
		}
		if first.Value == nil {
			first = h
		}
	}
	if first.Value == nil {
		return false
	}
	c.add(w, report.Finding{
		Category: "callers",
		At:       w.node,
		Message:  fmt.Sprintf("%s, although every caller of %s has a context; give %s a parameter ctx context.Context and select on ctx.Done()", c.what(w), fn.Name(), fn.Name()),
		Related:  []analysis.RelatedInformation{report.Related(calls[0].Call, "%s is in scope here", first.Expr)},
	})
	return true
}
