package ctxerr

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// swallowed looks for the places where a function that was stopped returns as
// if it had finished. Where nothing but the end of the context makes it return
// without an error, nil means just that, and callers can tell.
func (c *checker) swallowed(f *ctxindex.Func) {
	n := f.Sig.Results().Len()
	if n == 0 || !ctxapi.IsError(f.Sig.Results().At(n-1).Type()) {
		return
	}
	nils := c.nilReturns(f)
	if len(nils) < 2 {
		return
	}
	flow := c.flow.Of(f)
	type stop struct {
		at  ast.Node
		ctx ast.Expr
	}
	stops := make(map[*ast.ReturnStmt]stop)
	within := func(n ast.Node, at ast.Node, ctx ast.Expr) {
		for _, ret := range nils {
			if n.Pos() <= ret.Pos() && ret.End() <= n.End() {
				stops[ret] = stop{at, ctx}
			}
		}
	}
	ended := make(map[*ctxflow.Value]bool)
	for _, arm := range flow.DoneArms() {
		ended[arm.Ctx] = true
		within(arm.Clause, arm.Recv, asked(arm.Recv.X))
	}
	for _, branch := range flow.ErrBranches() {
		ended[branch.Ctx] = true
		within(branch.If.Body, branch.Cond, asked(branch.Err))
	}
	finished := slices.IndexFunc(nils, func(ret *ast.ReturnStmt) bool {
		_, ok := stops[ret]
		return !ok && !deadAt(flow, ended, ret)
	})
	if finished < 0 {
		return
	}
	for _, ret := range nils {
		s, ok := stops[ret]
		if !ok {
			continue
		}
		last := ret.Results[n-1]
		name, wrote := "the context", "its error"
		var fix *report.Fix
		if s.ctx != nil {
			name = types.ExprString(s.ctx)
			wrote = name + ".Err()"
			fix = &report.Fix{Message: "return " + wrote, Edits: []edit.Text{edit.Replace(last, wrote)}}
		}
		c.pass.Report(report.Finding{
			Category: "swallow",
			At:       last,
			Message:  fmt.Sprintf("nil says that the work is done, but here %s has ended it, and the caller can't tell; return %s", name, wrote),
			Related: []analysis.RelatedInformation{
				report.Related(s.at, "%s has ended", name),
				report.Related(nils[finished], "nil for work that is done"),
			},
			Fix: fix,
		})
	}
}

// deadAt reports whether one of the contexts has ended at a statement, other
// than in an arm or branch for it.
func deadAt(flow *ctxflow.Func, ctxs map[*ctxflow.Value]bool, at ast.Node) bool {
	point, ok := flow.Locate(at)
	if !ok {
		return true // nothing comes there
	}
	for ctx := range ctxs {
		if flow.DeadAt(ctx, point) != nil {
			return true
		}
	}
	return false
}

// nilReturns returns the statements of f, but not of literals in it, that
// return nil for an error.
func (c *checker) nilReturns(f *ctxindex.Func) []*ast.ReturnStmt {
	var nils []*ast.ReturnStmt
	n := f.Sig.Results().Len()
	for node := range f.Nodes((*ast.ReturnStmt)(nil)) {
		if ret := node.(*ast.ReturnStmt); len(ret.Results) == n && c.pass.TypesInfo.Types[ret.Results[n-1]].IsNil() {
			nils = append(nils, ret)
		}
	}
	return nils
}

// asked returns the context in ctx.Done() or ctx.Err(), or nil.
func asked(e ast.Expr) ast.Expr {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && len(call.Args) == 0 {
			switch ast.Unparen(sel.X).(type) {
			case *ast.Ident, *ast.SelectorExpr:
				return sel.X
			}
		}
	}
	return nil
}
