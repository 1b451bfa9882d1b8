package ctxloop

import (
	"go/ast"
	"go/types"
)

// plainRequest reports whether an expression names a local request that was
// made by http.NewRequest, and so carries a context that never ends.
func (c *checker) plainRequest(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || !within(c.f.Func.Node, id) || v.Parent() == c.pass.Pkg.Scope() {
		return false
	}
	made, other := false, false
	ast.Inspect(c.f.Outermost().Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if !c.is(lhs, v) {
					continue
				}
				call, ok := ast.Unparen(n.Rhs[min(i, len(n.Rhs)-1)]).(*ast.CallExpr)
				fn := (*types.Func)(nil)
				if ok {
					fn = c.x.Callee(call)
				}
				if fn != nil && fn.FullName() == "net/http.NewRequest" {
					made = true
				} else {
					other = true
				}
			}
		case *ast.UnaryExpr:
			other = other || c.is(n.X, v)
		case *ast.StarExpr:
			other = other || c.is(n.X, v)
		}
		return !other
	})
	return made && !other
}

func (c *checker) is(e ast.Expr, v *types.Var) bool {
	id, ok := e.(*ast.Ident)
	return ok && c.pass.TypesInfo.ObjectOf(id) == v
}
