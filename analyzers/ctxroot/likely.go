package ctxroot

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// passed reports a root although a context is at hand, where one thing is not
// known but likely: that the callee watches its context, or that the callback
// around it runs while the function does.
func (c *checker) passed(s *site) bool {
	if !c.pass.Enabled("passed") {
		return false
	}
	for _, u := range append(s.passed, s.uses...) {
		if c.intent.Place(u) {
			continue
		}
		h, ok := c.handFor(s, u)
		if h.Var == nil || !ok && !c.within(u, h) || c.hasOther(u, h) || c.intent.Meant(s.root, u, h) || c.rebuilt(s) {
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
			Message: fmt.Sprintf("%s gets a new %s although %s is at hand: if it waits, it goes on when the caller has given up; pass %s",
				subject(u.Call), types.ExprString(s.call.Fun), h.Expr, h.Expr),
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
	if !c.pass.Enabled("unbounded") && !c.pass.Enabled("own") || outer.Obj == nil || ctxapi.HasContext(outer.Sig) ||
		ctxapi.Ends(outer.Obj.Name()) || ctxapi.Begins(outer.Obj.Name()) {
		return false
	}
	for _, u := range s.uses {
		if c.intent.Place(u) || !c.sync(u.In) {
			continue
		}
		if v := u.In.Eval(u.Call.Args[u.Arg]); bounded(v) {
			if timed(v) {
				return c.own(s, u, outer.Obj)
			}
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
				subject(u.Call), types.ExprString(s.call.Fun), remedy),
		})
		return true
	}
	return false
}

// own reports work that is bounded, but by the function alone: no caller can stop
// it, nor give it values.
func (c *checker) own(s *site, u ctxintent.Use, fn *types.Func) bool {
	if foreign.New(c.pass.Pass).AskedFromOutside(fn) {
		return false
	}
	c.pass.Report(report.Finding{
		Category: "own",
		At:       s.call,
		Message: fmt.Sprintf("%s makes its own context for %s, so no caller can stop or trace it; give %s a parameter ctx context.Context",
			quoted(fn.Name()), calleeName(u.Call), fn.Name()),
	})
	return true
}

// quoted is a name where a message begins with it: in lower case.
func quoted(name string) string {
	if ast.IsExported(name) {
		return "the function " + name
	}
	return name
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

// timed reports whether a context was given a deadline on its way from the root.
func timed(v *ctxflow.Value) bool {
	for ; v != nil && v.Op == ctxflow.Derived; v = v.Parent() {
		if v.How.Timed {
			return true
		}
	}
	return false
}

// placeholder reports a context.TODO that has stayed: by its documentation it
// says that the context is not yet available, or not yet decided on.
func (c *checker) placeholder(s *site) bool {
	if !c.pass.Enabled("todo") || c.x.Callee(s.call).Name() != "TODO" {
		return false
	}
	for _, u := range append(s.uses, s.passed...) {
		if c.intent.Ends(u) {
			continue
		}
		c.pass.Report(report.Finding{
			Category: "todo",
			At:       s.call,
			Message: fmt.Sprintf("%s works under a placeholder: %s says that its context was still to come; pass the caller's, or context.Background if there is none",
				subject(u.Call), types.ExprString(s.call.Fun)),
		})
		return true
	}
	return false
}
