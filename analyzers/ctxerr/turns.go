package ctxerr

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// noTurns looks for a loop that makes no turn if the context has ended before,
// and an error that only its turns set: behind the loop it is returned as nil,
// beside no result.
func (c *checker) noTurns(f *ctxindex.Func) {
	n := f.Sig.Results().Len()
	if n == 0 || !ctxapi.IsError(f.Sig.Results().At(n-1).Type()) {
		return
	}
	for node := range f.Nodes((*ast.BlockStmt)(nil)) {
		unset := make(map[*types.Var]*ast.ForStmt) // error variables without a value, and the loop that sets them
		var ctx ast.Expr
		for _, stmt := range node.(*ast.BlockStmt).List {
			switch s := stmt.(type) {
			case *ast.DeclStmt:
				c.declares(s, unset)
			case *ast.ForStmt:
				if s.Cond == nil || c.asksOn(s.Cond) == nil {
					c.forget(s, unset)
					break
				}
				ctx = c.asksOn(s.Cond)
				for v := range unset {
					unset[v] = s
				}
			case *ast.ReturnStmt:
				c.returnsUnset(s, n, unset, ctx)
			default:
				c.forget(s, unset)
			}
		}
	}
}

// declares adds the error variables that a statement declares without a value.
func (c *checker) declares(s *ast.DeclStmt, unset map[*types.Var]*ast.ForStmt) {
	decl, ok := s.Decl.(*ast.GenDecl)
	if !ok {
		return
	}
	for _, spec := range decl.Specs {
		if spec, ok := spec.(*ast.ValueSpec); ok && len(spec.Values) == 0 {
			for _, id := range spec.Names {
				if v, ok := c.TypesInfo.Defs[id].(*types.Var); ok && ctxapi.IsError(v.Type()) {
					unset[v] = nil
				}
			}
		}
	}
}

// asksOn returns the context that a condition asks, together with other
// questions, whether it goes on: ctx.Err() == nil.
func (c *checker) asksOn(cond ast.Expr) ast.Expr {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	switch {
	case !ok:
	case b.Op == token.LAND:
		if ctx := c.asksOn(b.X); ctx != nil {
			return ctx
		}
		return c.asksOn(b.Y)
	case b.Op == token.EQL && c.TypesInfo.Types[b.Y].IsNil():
		if call, ok := ast.Unparen(b.X).(*ast.CallExpr); ok && c.isErr(call) {
			return asked(b.X)
		}
	}
	return nil
}

// forget drops the variables that a statement mentions: it may set them, or look
// at them.
func (c *checker) forget(s ast.Stmt, unset map[*types.Var]*ast.ForStmt) {
	for v := range unset {
		if c.Index.Mentions(s, v) {
			delete(unset, v)
		}
	}
}

// returnsUnset reports a return of such a variable where all else is zero.
func (c *checker) returnsUnset(ret *ast.ReturnStmt, n int, unset map[*types.Var]*ast.ForStmt, ctx ast.Expr) {
	if len(ret.Results) != n || n < 2 || ctx == nil {
		return
	}
	id, ok := ast.Unparen(ret.Results[n-1]).(*ast.Ident)
	if !ok {
		return
	}
	v, _ := c.TypesInfo.Uses[id].(*types.Var)
	loop := unset[v]
	if loop == nil {
		return
	}
	for _, r := range ret.Results[:n-1] {
		if !c.TypesInfo.Types[ast.Unparen(r)].IsNil() {
			return
		}
	}
	name := types.ExprString(ctx)
	c.Report(report.Finding{
		Category: "swallow",
		At:       id,
		Message:  fmt.Sprintf("%s is nil if %s is done before the first iteration, so the caller gets neither a result nor an error; initialize %[1]s with %[2]s.Err()", v.Name(), name),
		Related:  []analysis.RelatedInformation{report.Related(loop.Cond, "no iteration if %s is already done", name)},
	})
}
