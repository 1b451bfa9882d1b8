package ctxroot

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"golang.org/x/tools/go/analysis"
)

// overwrite reports ctx = context.Background() for a parameter, where it
// happens on every call: what the caller passed is lost. It reports whether
// the root is of that kind, so that its uses are no findings of their own.
func (c *checker) overwrite(s *ctxintent.Root) bool {
	for _, stmt := range s.In.Body.List {
		as, ok := stmt.(*ast.AssignStmt)
		if !ok || as.Tok != token.ASSIGN || len(as.Lhs) != len(as.Rhs) {
			continue
		}
		i := slices.IndexFunc(as.Rhs, func(e ast.Expr) bool { return ast.Unparen(e) == ast.Expr(s.Call) })
		if i < 0 {
			continue
		}
		for _, h := range s.In.AtHand(as.Pos()) {
			id, ok := as.Lhs[i].(*ast.Ident)
			if !ok || c.TypesInfo.Uses[id] != h.Var || h.Dead != nil || ctxindex.Param(s.In.Sig, h.Var) < 0 {
				continue
			}
			c.Report(report.Finding{
				Category: "root",
				At:       as,
				Message: fmt.Sprintf("the caller's %s is overwritten with a new root, so what follows keeps running after the caller is canceled; remove the assignment, or detach with context.WithoutCancel(%s)",
					id.Name, id.Name),
				Fix: c.withoutCancel(s, id.Name),
			})
			return true
		}
	}
	return false
}

// copied reports a root that gets values of the context at hand by hand: what
// else that has is lost, and nothing is won over context.WithoutCancel.
func (c *checker) copied(s *ctxintent.Root) bool {
	made, from := c.intent.Rebuilt(s.Value)
	if made == nil {
		return false
	}
	ctx := types.ExprString(from)
	c.Report(report.Finding{
		Category: "values",
		At:       s.Call,
		Message: fmt.Sprintf("%s copies one value of %s to %s and loses all the others (trace, tenant, caller); derive it from context.WithoutCancel(%s)",
			report.CallName(made), ctx, types.ExprString(s.Call), ctx),
		Assumes: "the other values are needed as well",
		Related: []analysis.RelatedInformation{report.Related(made, "the value is copied here")},
	})
	return true
}

// values reports detached work that starts from a root although a context with
// values is at hand: trace, tenant and caller are lost.
func (c *checker) values(s *ctxintent.Root) bool {
	if !c.Enabled("values") {
		return false
	}
	for _, u := range s.Uses {
		if c.Sums.Waits(u.Call, u.Arg) != ctxsummary.Yes {
			continue
		}
		if arg := c.Sums.Drains(u.Call); arg != nil && ast.Unparen(arg) == ast.Expr(s.Call) {
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
			c.Report(report.Finding{
				Category: "values",
				At:       s.Call,
				Message: fmt.Sprintf("this detached work loses the values of %s (trace, tenant, caller); pass context.WithoutCancel(%s)",
					h.Expr, h.Expr),
				Fix: fix,
			})
			return true
		}
	}
	return false
}
