package ctxindex

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Lazily reports whether a node of a function's body is for something that is made
// once and kept: the function returns a field or package variable that is filled
// already, or the node stands where that was found empty.
func (x *Index) Lazily(body *ast.BlockStmt, at ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		branch, ok := n.(*ast.IfStmt)
		if !ok || found {
			return !found
		}
		b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
		if !ok || !x.Info.Types[b.Y].IsNil() {
			return true
		}
		kept := x.storage(b.X)
		switch {
		case kept == nil:
		case b.Op == token.NEQ:
			found = x.givesOut(branch.Body, kept) && x.fills(body, kept)
		case b.Op == token.EQL:
			inside := branch.Body.Pos() <= at.Pos() && at.End() <= branch.Body.End()
			found = inside && x.fills(branch.Body, kept)
		}
		return !found
	})
	return found
}

// givesOut reports whether a return statement in n gives out the variable.
func (x *Index) givesOut(n ast.Node, kept types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if ret, ok := n.(*ast.ReturnStmt); ok {
			for _, e := range ret.Results {
				found = found || x.storage(e) == kept
			}
		}
		return !found
	})
	return found
}

// fills reports whether an assignment in n sets the variable.
func (x *Index) fills(n ast.Node, kept types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if as, ok := n.(*ast.AssignStmt); ok {
			for _, lhs := range as.Lhs {
				found = found || x.storage(lhs) == kept
			}
		}
		return !found
	})
	return found
}

// storage returns the field or package variable that an expression names.
func (x *Index) storage(e ast.Expr) types.Object {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.Ident:
		id = e
	default:
		return nil
	}
	v, ok := x.Info.ObjectOf(id).(*types.Var)
	if !ok || !v.IsField() && v.Parent() != x.Pkg.Scope() {
		return nil
	}
	return v
}
