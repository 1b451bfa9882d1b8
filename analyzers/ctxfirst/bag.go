package ctxfirst

import (
	"go/ast"
	"go/types"
)

// bag returns what a finding assumes of a context that is none of the call: the function
// only looks up values in it, or keeps it in a field, and calls it something else.
func (c *checker) bag(s *signature, p param) string {
	if s.body == nil || p.ident == nil || usual(p.ident.Name) {
		return ""
	}
	v, ok := c.TypesInfo.Defs[p.ident].(*types.Var)
	body, found := c.Index.Cursor(s.body)
	if !ok || !found {
		return ""
	}
	used := false
	for cur := range body.Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		if c.TypesInfo.Uses[id] != v {
			continue
		}
		used = true
		switch n := cur.Parent().Node().(type) {
		case *ast.SelectorExpr:
			if n.Sel.Name != "Value" {
				return ""
			}
		case *ast.KeyValueExpr:
			if n.Value != ast.Expr(id) {
				return ""
			}
		case *ast.AssignStmt:
			for i, rhs := range n.Rhs {
				if rhs != ast.Expr(id) {
					continue
				}
				if _, field := ast.Unparen(n.Lhs[i]).(*ast.SelectorExpr); !field {
					return ""
				}
			}
		case *ast.CallExpr:
			if !c.Index.API.IsValueOnly(c.Index.Callee(n)) {
				return ""
			}
		default:
			return ""
		}
	}
	if !used {
		return ""
	}
	return p.ident.Name + " is the context of the call, and not a bag of values"
}
