package ctxescape

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// used reports what a function reads of a result whose context it has canceled by
// then, on every way: row := db.QueryRowContext(ctx); cancel(); row.Scan(&v). Each
// result is told of once. A test may want to see it fail.
func (c *checker) used(f *ctxflow.Func) {
	if c.IsTest(f.Body.Pos()) {
		return
	}
	told := map[*ctxflow.Value]bool{}
	for _, call := range f.Calls {
		for _, read := range c.reads(call.Expr) {
			at, ok := f.Locate(call.Expr)
			v := f.Eval(read)
			if !ok || v.Op != ctxflow.Bound || told[v] {
				continue
			}
			death := f.DeadAt(v, at)
			if death == nil || death.Reason != ctxflow.Cancelled {
				continue
			}
			made, ok := v.Node.(*ast.CallExpr)
			if !ok {
				continue
			}
			told[v] = true
			finding := report.Finding{
				Category: "result",
				At:       read,
				Message: fmt.Sprintf("the context of %s is already canceled here (line %d), so %s fails; call cancel after the last use of %s, or defer it",
					report.CallName(made), c.Fset.Position(death.Node.Pos()).Line, report.CallName(call.Expr), types.ExprString(read)),
				Related: c.related(made, death.Node),
			}
			if c.madeByAny(made) {
				finding.Assumes = "the response of " + report.CallName(made) + " is bound to its context"
			}
			c.Report(finding)
		}
	}
}

// reads returns the variables with lazy results that a call reads: by a method that
// hands out what has not arrived yet, or as an argument. To close one, to roll it back,
// or to wait for what was canceled, is what is left to do.
func (c *checker) reads(call *ast.CallExpr) (read []ast.Expr) {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && ctxapi.Reads(c.TypesInfo.TypeOf(sel.X), sel.Sel.Name) {
		read = append(read, ast.Unparen(sel.X))
	}
	for _, arg := range call.Args {
		arg = ast.Unparen(arg)
		if sel, ok := arg.(*ast.SelectorExpr); ok && ctxapi.Reads(c.TypesInfo.TypeOf(sel.X), sel.Sel.Name) {
			read = append(read, ast.Unparen(sel.X)) // io.ReadAll(resp.Body)
		} else if ctxapi.OnlyRead(c.TypesInfo.TypeOf(arg)) {
			read = append(read, arg)
		}
	}
	return read
}
