package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
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

// contextField returns the context that a struct has in a field, its own or an
// embedded one's, or that of a stream in a field, and the path to it.
func contextField(t types.Type, depth int) (*types.Var, string) {
	st := structOf(t)
	if st == nil || depth > 2 {
		return nil, ""
	}
	for i := range st.NumFields() {
		if f := st.Field(i); ctxapi.IsStdContext(f.Type()) {
			return f, "." + f.Name()
		}
	}
	for i := range st.NumFields() {
		if f := st.Field(i); !f.Embedded() && types.IsInterface(f.Type()) && ctxapi.IsCarrier(f.Type()) && !ctxapi.IsTesting(f.Type()) {
			return f, "." + f.Name() + "." + ctxapi.CarrierMethod(f.Type()).Name() + "()"
		}
	}
	for i := range st.NumFields() {
		if f := st.Field(i); f.Embedded() {
			if found, path := contextField(f.Type(), depth+1); found != nil {
				return found, path
			}
		}
	}
	return nil, ""
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
	calls, complete := c.Index.Callers(fn)
	if !complete {
		return false
	}
	var first string
	var at ast.Node
	for _, call := range calls {
		name, ok := c.contextAt(call)
		if !ok {
			return false
		}
		if first == "" {
			first, at = name, call.Call
		}
	}
	if first == "" {
		return false
	}
	c.add(w, report.Finding{
		Category: "callers",
		At:       w.node,
		Message:  fmt.Sprintf("%s has no end to watch, although every caller of %s has a context; give %s a context and select on its Done", c.what(w), fn.Name(), fn.Name()),
		Related:  []analysis.RelatedInformation{report.Related(at, "%s is at hand here", first)},
	})
	return true
}

// contextAt names the context that a caller has where it calls.
func (c *checker) contextAt(at ctxindex.Caller) (string, bool) {
	if at.Spawned || at.Deferred || at.In == nil {
		return "", false
	}
	f, call := at.In, at.Call
	flow := c.Flow.Of(f)
	if h, ok := c.Life.ToWatch(flow, call); ok {
		return h.Expr, true
	}
	if recv := f.Outermost().Sig.Recv(); recv != nil && len(flow.AtHand(call.Pos())) == 0 {
		if field, path := contextField(recv.Type(), 0); field != nil {
			return recv.Name() + path, true
		}
	}
	return "", false
}
