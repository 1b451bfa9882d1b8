package ctxroot

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
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
				Assumes: s.Carries(id.Name),
				Fix:     c.withoutCancel(s, id.Name),
			})
			return true
		}
	}
	return false
}
