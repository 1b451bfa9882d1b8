package ctxerr

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/edit"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unset looks for the places where a function that was stopped returns a variable for
// its error, which is nil on every way there: an error was meant.
func (c *checker) unset(f *ctxindex.Func) {
	n := f.Sig.Results().Len()
	if n == 0 || !ctxapi.IsError(f.Sig.Results().At(n-1).Type()) || c.IsTest(f.Body.Pos()) {
		return
	}
	flow := c.Flow.Of(f)
	for _, arm := range flow.DoneArms() {
		if arm.Ctx.Op != ctxflow.Accessed {
			c.unsetIn(flow, arm.Clause, arm.Recv, asked(arm.Recv.X), arm.Ctx)
		}
	}
	for _, branch := range flow.ErrBranches() {
		if branch.Ctx.Op != ctxflow.Accessed {
			c.unsetIn(flow, branch.If.Body, branch.Cond, asked(branch.Err), branch.Ctx)
		}
	}
}

func (c *checker) unsetIn(flow *ctxflow.Func, within, at ast.Node, ctx ast.Expr, v *ctxflow.Value) {
	n := flow.Sig.Results().Len()
	for node := range flow.Nodes((*ast.ReturnStmt)(nil)) {
		ret := node.(*ast.ReturnStmt)
		if len(ret.Results) != n || !ctxindex.Contains(within, ret) || !c.unconditional(ret, within) {
			continue
		}
		id, ok := ast.Unparen(ret.Results[n-1]).(*ast.Ident)
		if !ok {
			continue
		}
		err, ok := c.TypesInfo.Uses[id].(*types.Var)
		p, located := flow.Locate(ret)
		if !ok || !located || !flow.SurelyNil(err, p) {
			continue
		}
		name, wrote := "the context", "its error"
		var fix *report.Fix
		if ctx != nil {
			name = types.ExprString(ctx)
			wrote = name + ".Err()"
			fix = &report.Fix{Message: "return " + wrote, Edits: []edit.Text{edit.Replace(id, wrote)}}
		}
		assumes := ""
		if n == 1 && err.Kind() == types.ResultVar {
			assumes = "the caller takes nil for success" // it may be how a service ends well
		}
		c.Report(report.Finding{
			Category: "swallow",
			At:       id,
			Assumes:  assumes,
			Message:  fmt.Sprintf("%s is done here, but %s is nil, so the caller is told that the work succeeded; return %s", name, id.Name, wrote),
			Needs:    report.MayEnd(v),
			Related:  []analysis.RelatedInformation{report.Related(at, "%s is done", name)},
			Fix:      fix,
		})
	}
}
