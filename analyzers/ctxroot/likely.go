package ctxroot

import (
	"fmt"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// passed reports a root that is given to code of which it is not known whether
// it watches a context, although one is at hand.
func (c *checker) passed(s *site) bool {
	if !c.pass.Enabled("passed") {
		return false
	}
	for _, u := range s.passed {
		if c.excused(u) {
			continue
		}
		h, ok := c.handFor(s, u)
		if !ok || c.hasOther(u, h) {
			continue
		}
		if request, ok := requestIn(h.Var); ok {
			h.Expr = request
		}
		fix := c.replace(s, h)
		if !c.nameable(s, h) {
			fix = nil
		}
		c.pass.Report(report.Finding{
			Category: "passed",
			At:       s.call,
			Message: fmt.Sprintf("%s gets a new %s although %s is at hand: if it waits, it does so after the caller has given up; pass %s",
				subject(u.call), types.ExprString(s.call.Fun), h.Expr, h.Expr),
			Fix: fix,
		})
		return true
	}
	return false
}

// unbounded reports work under a bare root, in a function that takes no context
// and in which none is to be had: it may wait for ever.
func (c *checker) unbounded(s *site) bool {
	outer := s.f.Outermost()
	if !c.pass.Enabled("unbounded") || outer.Obj == nil || outer.IsMain() || takesContext(outer.Sig) ||
		isInit(outer.Obj) || ctxapi.Ends(outer.Obj.Name()) || ctxapi.Begins(outer.Obj.Name()) {
		return false
	}
	for _, u := range s.uses {
		if c.excused(u) || !c.sync(u.f) || bounded(u.f.Eval(u.call.Args[u.arg])) {
			continue
		}
		remedy := fmt.Sprintf("give %s a parameter ctx context.Context, or the work a timeout", outer.Obj.Name())
		if foreign.New(c.pass.Pass).AskedFromOutside(outer.Obj) {
			remedy = "give the work a timeout"
		}
		c.pass.Report(report.Finding{
			Category: "unbounded",
			At:       s.call,
			Message: fmt.Sprintf("%s may wait for ever: it gets a new %s, which has neither a deadline nor somebody to cancel it; %s",
				subject(u.call), types.ExprString(s.call.Fun), remedy),
		})
		return true
	}
	return false
}

func isInit(fn *types.Func) bool { return fn.Name() == "init" && fn.Signature().Recv() == nil }

// bounded reports whether a context has been given an end on its way from the
// root, as far as is known.
func bounded(v *ctxflow.Value) bool {
	for ; v != nil && v.Op != ctxflow.Root; v = v.Parent() {
		if v.Op == ctxflow.Phi || v.Op == ctxflow.Derived && (v.How.Timed || v.How.Cancel >= 0 || !v.How.Known) {
			return true
		}
	}
	return v == nil
}

// placeholder reports a context.TODO that has stayed: by its documentation it
// says that the context is not yet available, or not yet decided on.
func (c *checker) placeholder(s *site) bool {
	if !c.pass.Enabled("todo") || c.x.Callee(s.call).Name() != "TODO" {
		return false
	}
	for _, u := range append(s.uses, s.passed...) {
		if c.ended(u) {
			continue
		}
		c.pass.Report(report.Finding{
			Category: "todo",
			At:       s.call,
			Message: fmt.Sprintf("%s works under a placeholder: %s says that its context was still to come; pass the caller's, or context.Background if there is none",
				subject(u.call), types.ExprString(s.call.Fun)),
		})
		return true
	}
	return false
}
