package ctxerr

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// outlived reports the comparison of an error that a timeout of the function's own
// may have caused, where the branch returns what the parent says: that is nil as
// long as only the timeout has passed, so to match more errors would turn them into
// success. It returns false for other comparisons.
func (c *checker) outlived(cur inspector.Cursor, b *ast.BinaryExpr, err ast.Expr) bool {
	f := c.Index.Enclosing(b)
	from, _ := c.comesFrom(err)
	if f == nil || from == nil || b.Op != token.EQL {
		return false
	}
	flow := c.Flow.Of(f)
	for _, arg := range from.Args {
		v := flow.Eval(arg)
		if v.Op != ctxflow.Derived || !v.How.Known || !v.How.Timed || v.Parent() == nil {
			continue
		}
		said := c.parentSays(cur, flow, v.Parent())
		if said == nil {
			continue
		}
		asked, child := types.ExprString(said), types.ExprString(arg)
		c.Report(report.Finding{
			Category: "compare",
			At:       b,
			Message: fmt.Sprintf("== does not match a wrapped error, and when it matches because only %s has timed out, %s is nil; test %[2]s != nil instead of %s",
				child, asked, types.ExprString(err)),
			Related: []analysis.RelatedInformation{report.Related(said, "nil while only %s has ended", child)},
		})
		return true
	}
	return false
}

// parentSays returns what the branch that a comparison decides on returns, if that
// is what a context says that has not been asked before.
func (c *checker) parentSays(cur inspector.Cursor, flow *ctxflow.Func, parent *ctxflow.Value) ast.Expr {
	for up := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.FuncLit)(nil)) {
		branch, ok := up.Node().(*ast.IfStmt)
		if !ok || cur.Node().Pos() < branch.Cond.Pos() || branch.Cond.End() < cur.Node().End() || len(branch.Body.List) == 0 {
			return nil
		}
		ret, ok := branch.Body.List[len(branch.Body.List)-1].(*ast.ReturnStmt)
		if !ok || len(ret.Results) == 0 {
			return nil
		}
		last := ret.Results[len(ret.Results)-1]
		if v := flow.Eval(last); v.Op == ctxflow.Err && v.Parent() == parent {
			return last
		}
		return nil
	}
	return nil
}
