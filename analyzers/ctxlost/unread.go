package ctxlost

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// unread reports ctx = context.WithValue(ctx, k, v) and r = r.WithContext(ctx)
// that nothing reads afterwards: the value reaches nobody. A context that comes
// with something else, a span, may be there for that.
func (c *checker) unread(f *ctxindex.Func, stmt *ast.AssignStmt) {
	if len(stmt.Lhs) != 1 || !c.Likely("unused") {
		return
	}
	call, ok := ast.Unparen(stmt.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return
	}
	how, ok := c.derivation(call)
	if !ok || how.Kind != ctxapi.Derive && how.Kind != ctxapi.Carry {
		return
	}
	id, ok := ast.Unparen(stmt.Lhs[0]).(*ast.Ident)
	if !ok || id.Name == "_" {
		return
	}
	v, ok := c.TypesInfo.ObjectOf(id).(*types.Var)
	d := derived{f: c.Flow.Of(f), stmt: stmt, lhs: stmt.Lhs, call: call, how: how, ctx: id}
	if !ok || !declares(d, v) || d.f.IsResult(v) || d.f.AddressTaken(v) || d.f.ReadAfter(stmt, v) {
		return
	}
	c.Report(report.Finding{
		Category: "unused",
		Assumes:  "something would read the value",
		At:       id,
		Message: fmt.Sprintf("nothing uses the %s that %s returns, so what it adds is lost; pass %s on, or remove the assignment",
			id.Name, types.ExprString(call.Fun), id.Name),
	})
}

// declares reports whether v is a variable of the function itself: others may
// be read elsewhere.
func declares(d derived, v *types.Var) bool {
	return d.f.Func.Node.Pos() <= v.Pos() && v.Pos() < d.f.Func.Node.End()
}
