package ctxroot

import (
	"fmt"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// lifetime reports a root in the work of an object that has a life of its own,
// or serves a stream that has one: the receiver, or a struct of the package that
// is reached through it or given as a parameter, holds a context, a stream, or
// at least the cancel function of one. Its goroutines are its work as well.
func (c *checker) lifetime(s *site) bool {
	if s.lasting || !c.pass.Enabled("lifetime") {
		return false
	}
	if outer := s.f.Outermost(); outer.Obj == nil || ctxapi.Ends(outer.Obj.Name()) {
		return false
	}
	for _, u := range append(s.uses, s.passed...) {
		if c.intent.CleansUp(u) || c.intent.Ends(u) {
			continue
		}
		for _, h := range u.In.Holders(u.Call.Pos()) {
			if !h.Receiver && h.Expr != "" {
				continue
			}
			// Have: the object's own context, or its cancel function.
			what, owner := h.Expr+" ends", h.Expr
			if h.Expr == "" {
				owner = typeName(h.Type) + "." + h.Field.Name()
				what = owner + " is called"
			}
			message := fmt.Sprintf("%s gets a new %s, and goes on when %s", subject(u.Call), types.ExprString(s.call.Fun), what)
			if h.Expr == "" {
				message += fmt.Sprintf("; keep the context beside %s, and pass it", owner)
			} else {
				message += "; pass " + owner
			}
			c.pass.Report(report.Finding{Category: "lifetime", At: s.call, Message: message, Related: held(h)})
			return true
		}
	}
	return false
}

// serves returns the context of the life or stream that the code around a call
// works for, if it can be reached.
func (c *checker) serves(f *ctxflow.Func, p place) (ctxflow.Holder, bool) {
	for _, h := range f.Holders(p.call.Pos()) {
		if h.Expr != "" {
			return h, true
		}
	}
	return ctxflow.Holder{}, false
}
