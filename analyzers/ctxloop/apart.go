package ctxloop

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// toldApart reports whether a return stands where it is known which error it
// is: in a case of a switch, or in the body of an if that asks more of what the
// call returned than whether there is an error.
func (c *checker) toldApart(ret ast.Node, failed *types.Var, call *ast.CallExpr) bool {
	cur, ok := c.Index.Cursor(ret)
	if !ok {
		return true
	}
	made := c.madeBy(call)
	for ; cur.Node() != c.f.Node; cur = cur.Parent() {
		kind, _ := cur.ParentEdge()
		switch kind {
		case edge.CaseClause_Body:
			return true
		case edge.IfStmt_Body:
			cond := cur.Parent().Node().(*ast.IfStmt)
			if c.asksMore(cond.Cond, failed, made) || cond.Init != nil && !ctxindex.Contains(cond.Init, call) {
				return true
			}
		case edge.Invalid:
			return true
		}
	}
	return false
}

// madeBy returns the variables that the statement of a call assigns.
func (c *checker) madeBy(call *ast.CallExpr) map[*types.Var]bool {
	made := make(map[*types.Var]bool)
	cur, ok := c.Index.Cursor(call)
	if !ok {
		return made
	}
	if as, ok := cur.Parent().Node().(*ast.AssignStmt); ok {
		for _, lhs := range as.Lhs {
			if id, ok := lhs.(*ast.Ident); ok {
				if v, ok := c.TypesInfo.ObjectOf(id).(*types.Var); ok {
					made[v] = true
				}
			}
		}
	}
	return made
}

// asksMore reports whether a condition mentions one of some variables, or the
// error otherwise than to compare it with nil.
func (c *checker) asksMore(cond ast.Expr, failed *types.Var, made map[*types.Var]bool) bool {
	more := false
	ast.Inspect(cond, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if n.Op == token.NEQ && c.errVar(n.X) == failed && c.TypesInfo.Types[n.Y].IsNil() {
				return false
			}
		case *ast.Ident:
			v, ok := c.TypesInfo.Uses[n].(*types.Var)
			more = more || ok && (v == failed || made[v])
		}
		return !more
	})
	return more
}
