package ctxvariant

import (
	"go/ast"
	"go/types"
)

// assigned returns the variable that the first result of a call is assigned to.
func (c *checker) assigned(call *ast.CallExpr) *types.Var {
	var lhs ast.Expr
	switch n := c.around(call).(type) {
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if ast.Unparen(rhs) == ast.Expr(call) {
				lhs = n.Lhs[i]
			}
		}
	case *ast.ValueSpec:
		for i, rhs := range n.Values {
			if ast.Unparen(rhs) == ast.Expr(call) {
				lhs = n.Names[i]
			}
		}
	}
	return c.Index.Variable(lhs)
}

// around returns the node that an expression stands in, parentheses left out.
func (c *checker) around(e ast.Expr) ast.Node {
	cur, ok := c.Index.Cursor(e)
	if !ok {
		return nil
	}
	for cur = cur.Parent(); ; cur = cur.Parent() {
		if _, paren := cur.Node().(*ast.ParenExpr); !paren {
			return cur.Node()
		}
	}
}
