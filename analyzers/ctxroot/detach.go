package ctxroot

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// overwrite reports ctx = context.Background() for a parameter, where it
// happens on every call: what the caller passed is lost. It reports whether
// the root is of that kind, so that its uses are no findings of their own.
func (c *checker) overwrite(s *site) bool {
	for _, stmt := range s.f.Body.List {
		as, ok := stmt.(*ast.AssignStmt)
		if !ok || as.Tok != token.ASSIGN || len(as.Lhs) != len(as.Rhs) {
			continue
		}
		for i, rhs := range as.Rhs {
			id, ok := as.Lhs[i].(*ast.Ident)
			if !ok || ast.Unparen(rhs) != ast.Expr(s.call) {
				continue
			}
			v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
			if !ok || !isParam(s.f, v) {
				continue
			}
			return c.reportOverwrite(s, as, v)
		}
	}
	return false
}

func isParam(f *ctxflow.Func, v *types.Var) bool {
	for i := range f.Sig.Params().Len() {
		if f.Sig.Params().At(i) == v {
			return true
		}
	}
	return false
}

func (c *checker) reportOverwrite(s *site, as *ast.AssignStmt, v *types.Var) bool {
	hands := s.f.AtHand(as.Pos())
	for _, h := range hands {
		if h.Var != v {
			continue
		}
		if h.Dead != nil {
			return false
		}
		c.pass.Report(report.Finding{
			Category: "overwrite",
			At:       as,
			Message: fmt.Sprintf("the caller's %s is overwritten by a new root, so nothing that follows can be stopped by the caller; remove the assignment, or detach with context.WithoutCancel(%s)",
				v.Name(), v.Name()),
			Fix: c.withoutCancel(s, v.Name()),
		})
		return true
	}
	return false
}

// valuesDespite is category values for a root that a comment explains: it may
// well say why the caller's end must not reach the work, which is no reason to
// lose the caller's values.
func (c *checker) valuesDespite(s *site) {
	if !c.pass.Enabled("values") || s.kept {
		return
	}
	for _, u := range s.uses {
		h, ok := c.handFor(s, u)
		if !ok || c.intent.Ends(u) || c.hasOther(u, h) {
			continue
		}
		var fix *report.Fix
		if c.visible(s, h) {
			fix = c.withoutCancel(s, h.Expr)
		}
		c.pass.Report(report.Finding{
			Category: "values",
			At:       s.call,
			Message: fmt.Sprintf("%s loses the values of %s (trace, tenant, caller) together with its end; start from context.WithoutCancel(%s)",
				subject(u.Call), h.Expr, h.Expr),
			Fix: fix,
		})
		return
	}
}

// values reports detached work that starts from a root although a context with
// values is at hand: trace, tenant and caller are lost.
func (c *checker) values(s *site) bool {
	if !c.pass.Enabled("values") {
		return false
	}
	for _, u := range s.uses {
		if arg := c.sums.Drains(u.Call); arg != nil && ast.Unparen(arg) == ast.Expr(s.call) {
			continue // what it lacks first is an end: ctxcleanup
		}
		later := u.In.Run == ctxindex.Spawned || u.In.Run == ctxindex.Deferred || c.intent.Apart(u)
		for _, h := range u.In.AtHand(u.Call.Pos()) {
			if ctxapi.IsTesting(h.Var.Type()) || !later && h.Dead == nil {
				continue
			}
			var fix *report.Fix
			if c.visible(s, h) {
				fix = c.withoutCancel(s, h.Expr)
			}
			c.pass.Report(report.Finding{
				Category: "values",
				At:       s.call,
				Message: fmt.Sprintf("detached work loses the values of %s (trace, tenant, caller); start it from context.WithoutCancel(%s)",
					h.Expr, h.Expr),
				Fix: fix,
			})
			return true
		}
	}
	return false
}
