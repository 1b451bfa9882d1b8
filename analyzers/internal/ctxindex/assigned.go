package ctxindex

import (
	"go/ast"
	"go/token"
	"go/types"
)

// LastCall returns the call that gave a variable the value that it has at a
// position of a body, see [Index.LastValue]; nil if it is something else.
func (x *Index) LastCall(v *types.Var, body *ast.BlockStmt, before token.Pos) *ast.CallExpr {
	call, _ := x.LastValue(v, body, before).(*ast.CallExpr)
	return call
}

// LastValue returns what gave a variable the value that it has at a position of a
// body: the right side of the last assignment before it in the text, or nil.
func (x *Index) LastValue(v *types.Var, body *ast.BlockStmt, before token.Pos) ast.Expr {
	var last ast.Expr
	ast.Inspect(body, func(n ast.Node) bool {
		if _, lit := n.(*ast.FuncLit); lit || n != nil && n.Pos() >= before {
			return false
		}
		as, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for i, lhs := range as.Lhs {
			if id, ok := lhs.(*ast.Ident); ok && x.Info.ObjectOf(id) == v {
				last = ast.Unparen(as.Rhs[min(i, len(as.Rhs)-1)])
			}
		}
		return true
	})
	return last
}
