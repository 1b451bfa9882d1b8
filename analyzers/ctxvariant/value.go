package ctxvariant

import (
	"go/ast"
	"go/token"
	"go/types"
)

// calleeOf returns the function that a call calls: by its name, or by that of a
// local variable which never holds anything else.
func (c *checker) calleeOf(call *ast.CallExpr) *types.Func {
	if fn := c.Index.Callee(call); fn != nil {
		return fn
	}
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := c.TypesInfo.Uses[id].(*types.Var)
	if !ok {
		return nil
	}
	if c.values == nil {
		c.values = c.functionValues()
	}
	if e := c.values[v]; e != nil {
		return c.function(e)
	}
	return nil
}

// function returns the function that an expression names.
func (c *checker) function(e ast.Expr) *types.Func {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return nil
	}
	fn, _ := c.TypesInfo.Uses[id].(*types.Func)
	return fn
}

// functionValues returns, for the local variables that are declared as f :=
// pkg.F or f := x.F and hold nothing else, what they are declared as.
func (c *checker) functionValues() map[*types.Var]ast.Expr {
	values := make(map[*types.Var]ast.Expr)
	var lost []*types.Var
	for cur := range c.Index.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.UnaryExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				id, ok := lhs.(*ast.Ident)
				if !ok {
					continue
				}
				if v, ok := c.TypesInfo.Defs[id].(*types.Var); ok && len(n.Lhs) == len(n.Rhs) && c.function(n.Rhs[i]) != nil {
					values[v] = n.Rhs[i]
				} else if v, ok := c.TypesInfo.Uses[id].(*types.Var); ok {
					lost = append(lost, v)
				}
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				lost = append(lost, c.variable(n.X))
			}
		}
	}
	for _, v := range lost {
		delete(values, v)
	}
	return values
}

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
	return c.variable(lhs)
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

// variable returns the variable that an expression, or what it takes the
// address of, names.
func (c *checker) variable(e ast.Expr) *types.Var {
	if e == nil {
		return nil
	}
	if u, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = u.X
	}
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	v, _ := c.TypesInfo.ObjectOf(id).(*types.Var)
	return v
}
