package ctxspin

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

func isDone(v *ctxflow.Value) bool { return v.Op == ctxflow.Done && v.Parent() != nil }

// busy reports a default clause with nothing in it, in a loop that does
// nothing else than this select: while no channel is ready, it spins.
func (c *checker) busy(arm ctxflow.DoneArm) {
	var def *ast.CommClause
	others := 0
	for _, clause := range arm.Select.Body.List {
		switch clause := clause.(*ast.CommClause); {
		case clause.Comm == nil:
			def = clause
		case clause != arm.Clause:
			others++
		}
	}
	if def == nil || others == 0 || !nothing(def.Body) || !c.spinsPast(arm, def) {
		return
	}
	c.Report(report.Finding{
		Category: "busy",
		At:       report.At(def.Case, def.Colon),
		Message:  "the default case neither blocks nor works, so the loop spins while no channel is ready; remove it, so that the select waits for " + types.ExprString(arm.Recv.X) + " and the others",
		Related:  []analysis.RelatedInformation{report.Related(arm.Select, "the select never blocks")},
	})
}

// nothing: no statements, or a bare continue or break.
func nothing(body []ast.Stmt) bool {
	switch len(body) {
	case 0:
		return true
	case 1:
		b, ok := body[0].(*ast.BranchStmt)
		return ok && b.Label == nil
	}
	return false
}

// spinsPast reports whether the way from the default clause back to the select
// has nothing on it, not even a condition.
func (c *checker) spinsPast(arm ctxflow.DoneArm, def *ast.CommClause) bool {
	var b *cfg.Block
	for _, other := range c.f.CFG.Blocks {
		if other.Live && other.Kind == cfg.KindSelectAfterCase && len(other.Succs) == 1 && c.lastCase(arm.Select, def) == other.Stmt {
			b = other
		}
	}
	for turns := 0; b != nil && turns < len(c.f.CFG.Blocks); turns++ {
		for _, n := range b.Nodes {
			return c.isCommOf(n, arm.Select)
		}
		if len(b.Succs) != 1 {
			return false
		}
		b = b.Succs[0]
	}
	return false
}

// lastCase returns the last clause of a select other than the default, after
// which go/cfg puts the default's statements.
func (c *checker) lastCase(sel *ast.SelectStmt, def *ast.CommClause) ast.Stmt {
	var last ast.Stmt
	for _, clause := range sel.Body.List {
		if clause != ast.Stmt(def) {
			last = clause
		}
	}
	return last
}
