package ctxleak

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// ofObject reports whether the function puts the cancel function into an object: it is
// a constructor, and whoever has the object ends the context. Of the causes in which it
// fails before that, none of three was right in round 8: a program ends then.
func (c *checker) ofObject(ob ctxflow.Obligation) bool {
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && ob.Var != nil && c.TypesInfo.Uses[id] == ob.Var
	}
	for n := range ob.In.Nodes((*ast.CompositeLit)(nil), (*ast.AssignStmt)(nil)) {
		switch n := n.(type) {
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					e = kv.Value
				}
				if is(e) {
					return true
				}
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if _, field := ast.Unparen(lhs).(*ast.SelectorExpr); field && len(n.Rhs) == len(n.Lhs) && is(n.Rhs[i]) {
					return true
				}
			}
		}
	}
	return false
}

// funcName names a function in a message.
func funcName(f *ctxflow.Func) string {
	if f.Obj != nil {
		return f.Obj.Name()
	}
	return "the function"
}
