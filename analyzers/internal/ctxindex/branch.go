package ctxindex

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// FailedCall returns the call whose error opened the branch that n, a node of
// the function body, stands in: if err := f(ctx); err != nil { … n … }.
func (x *Index) FailedCall(n ast.Node, body *ast.BlockStmt) *ast.CallExpr {
	cur, ok := x.Cursor(n)
	if !ok {
		return nil
	}
	for up := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.FuncLit)(nil)) {
		branch, ok := up.Node().(*ast.IfStmt)
		if !ok {
			return nil
		}
		if n.Pos() < branch.Body.Pos() || branch.Body.End() <= n.Pos() {
			continue
		}
		if err := x.notNil(branch.Cond); err != nil {
			return x.LastCall(err, body, branch.Body.Pos())
		}
		if x.mentionsError(branch.Cond) {
			return nil // only for errors of some kind
		}
	}
	return nil
}

// OnError reports whether a condition asks whether an error is nil, and no more.
func (x *Index) OnError(cond ast.Expr) bool {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ && b.Op != token.EQL || !x.Info.Types[b.Y].IsNil() {
		return false
	}
	t := x.Info.TypeOf(b.X)
	return t != nil && ctxapi.IsError(t)
}

// mentionsError reports whether an expression names a variable that is an error.
func (x *Index) mentionsError(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			v, ok := x.Info.Uses[id].(*types.Var)
			found = found || ok && ctxapi.IsError(v.Type())
		}
		return !found
	})
	return found
}

// notNil returns the error variable that a condition finds not nil.
func (x *Index) notNil(cond ast.Expr) *types.Var {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ || !x.Info.Types[b.Y].IsNil() {
		return nil
	}
	id, ok := ast.Unparen(b.X).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := x.Info.ObjectOf(id).(*types.Var)
	if !ok || !ctxapi.IsError(v.Type()) {
		return nil
	}
	return v
}
