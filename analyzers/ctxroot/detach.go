package ctxroot

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
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
			c.reportOverwrite(s, as, v)
			return true
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

func (c *checker) reportOverwrite(s *site, as *ast.AssignStmt, v *types.Var) {
	hands := s.f.AtHand(as.Pos())
	for _, h := range hands {
		if h.Var != v {
			continue
		}
		if h.Dead != nil {
			return
		}
		c.pass.Report(report.Finding{
			Category: "overwrite",
			At:       as,
			Message: fmt.Sprintf("the caller's %s is overwritten by a new root, so nothing that follows can be stopped by the caller; remove the assignment, or detach with context.WithoutCancel(%s)",
				v.Name(), v.Name()),
			Fix: c.withoutCancel(s, v.Name()),
		})
		return
	}
}

// values reports detached work that starts from a root although a context with
// values is at hand: trace, tenant and caller are lost.
func (c *checker) values(s *site) {
	if !c.pass.Enabled("values") || c.pass.IsTest(s.call.Pos()) {
		return
	}
	for _, u := range s.uses {
		for _, h := range u.f.AtHand(u.call.Pos()) {
			if ctxapi.IsTesting(h.Var.Type()) || !(isLiteralLater(u.f) || h.Dead != nil) {
				continue
			}
			c.pass.Report(report.Finding{
				Category: "values",
				At:       s.call,
				Message: fmt.Sprintf("detached work loses the values of %s (trace, tenant, caller); start it from context.WithoutCancel(%s)",
					h.Expr, h.Expr),
				Fix: c.withoutCancel(s, h.Expr),
			})
			return
		}
	}
}

// replace puts the context at hand in the place of the root.
func (c *checker) replace(s *site, h ctxflow.Hand) *report.Fix {
	if !c.canName(s, h) {
		return nil
	}
	return &report.Fix{
		Message: "pass " + h.Expr,
		Edits:   []edit.Text{edit.Replace(s.call, h.Expr)},
	}
}

// canName reports whether the root can be replaced by the context at hand: it
// can be written there, and the file still needs its import.
func (c *checker) canName(s *site, h ctxflow.Hand) bool {
	file := c.pass.File(s.call.Pos())
	if file == nil || edit.OnlyUse(c.pass.TypesInfo, file, s.call) {
		return false
	}
	return (!ctxapi.IsContext(h.Var.Type()) || ctxapi.IsStdContext(h.Var.Type())) && c.nameable(s, h)
}

// nameable reports whether a context at hand where the root is used is at hand
// where it is made.
func (c *checker) nameable(s *site, h ctxflow.Hand) bool {
	for _, other := range s.f.AtHand(s.call.Pos()) {
		if other.Expr == h.Expr && other.Var == h.Var && other.Dead == nil {
			return true
		}
	}
	return false
}

func (c *checker) withoutCancel(s *site, ctx string) *report.Fix {
	file := c.pass.File(s.call.Pos())
	if file == nil {
		return nil
	}
	fun := "context.WithoutCancel"
	switch f := ast.Unparen(s.call.Fun).(type) {
	case *ast.SelectorExpr:
		fun = types.ExprString(f.X) + ".WithoutCancel"
	case *ast.Ident:
		fun = "WithoutCancel"
	}
	return &report.Fix{
		Message: "detach from " + ctx,
		Edits:   []edit.Text{edit.Replace(s.call, fun+"("+ctx+")")},
	}
}
