package ctxblock

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// ownerSelect reports a select in a method without a context, none of whose
// arms tells when the receiver's context has ended.
func (c *checker) ownerSelect(w wait) {
	if !c.Likely("unwatched") || c.hasContext(w) || c.ends(w) {
		return
	}
	recv := w.f.Outermost().Sig.Recv()
	if recv == nil || recv.Name() == "" || recv.Name() == "_" {
		return
	}
	field, path := contextField(recv.Type(), 0)
	if field == nil {
		return
	}
	c.add(w, report.Finding{
		Category: "unwatched",
		Assumes:  "the other end stops with the receiver",
		At:       report.At(w.sel.Pos(), w.sel.Body.Lbrace+1),
		Message:  fmt.Sprintf("this select does not end when %s does; add case <-%s%s.Done()", field.Name(), recv.Name(), path),
		Related:  []analysis.RelatedInformation{{Pos: field.Pos(), End: field.Pos() + token.Pos(len(field.Name())), Message: "the receiver has it"}},
	})
}

// An end is what the receiver of a method can watch: a context in one of its
// fields.
type end struct {
	field *types.Var
	watch string // the channel to select on
}

// owner reports a wait in a method without a context, whose receiver has one.
func (c *checker) owner(w wait) bool {
	if !c.Likely("unwatched") || w.kind == group || c.hasContext(w) || c.ends(w) || c.meets(w) {
		return false
	}
	if c.lent(w) || onlyWaits(w) || w.kind == send && c.peers.Reply(w.f, operand(w.node)) {
		return false
	}
	e, ok := c.owned(w)
	if !ok || e.field == w.v {
		return false
	}
	c.add(w, report.Finding{
		Category: "unwatched",
		Assumes:  "the other end stops with the receiver",
		At:       w.node,
		Message:  fmt.Sprintf("%s does not end when %s does; select on %s as well", c.what(w), e.field.Name(), e.watch),
		Related:  []analysis.RelatedInformation{{Pos: e.field.Pos(), End: e.field.Pos() + token.Pos(len(e.field.Name())), Message: "the receiver has it"}},
	})
	return true
}

// onlyWaits reports whether waiting is all that a method is for. An arm of a
// select has something else to do.
func onlyWaits(w wait) bool {
	if len(w.f.Body.List) != 1 || w.f.Parent != nil {
		return false
	}
	_, chooses := w.f.Body.List[0].(*ast.SelectStmt)
	return !chooses
}

// lent reports whether the channel is a parameter: whoever lends it knows how
// long to stay at the other end.
func (c *checker) lent(w wait) bool {
	for f := w.f.Func; f != nil; f = f.Parent {
		for i := range f.Sig.Params().Len() {
			if w.v != nil && f.Sig.Params().At(i) == w.v {
				return true
			}
		}
	}
	return false
}

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

// owned returns what the receiver of the method around a wait can watch.
func (c *checker) owned(w wait) (end, bool) {
	recv := w.f.Outermost().Sig.Recv()
	if recv == nil || recv.Name() == "" || recv.Name() == "_" {
		return end{}, false
	}
	if field, path := contextField(recv.Type(), 0); field != nil {
		return end{field, recv.Name() + path + ".Done()"}, true
	}
	return end{}, false
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
	at := w.node
	if w.sel != nil {
		at = w.sel
	}
	return w.kind != send && c.peers.Joined(w.f, at) || c.peers.InArm(w.f, at)
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
