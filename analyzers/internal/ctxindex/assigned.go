package ctxindex

import (
	"go/ast"
	"go/token"
	"go/types"
)

// LastCall returns the call that gave a variable the value that it has at a
// position of a body, by the last assignment before it in the text; nil if that
// assigns something else, or there is none.
func (x *Index) LastCall(v *types.Var, body *ast.BlockStmt, before token.Pos) *ast.CallExpr {
	return x.lastAssigned(v, body, before)
}
