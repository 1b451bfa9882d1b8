package ctxroot

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// others says of the roots of which the model makes nothing why that is: no call that
// may wait certainly gets them, and nothing keeps them.
func (c *checker) others() {
	if !c.Explains() {
		return
	}
	known := make(map[*ast.CallExpr]bool)
	for _, s := range c.intent.Roots() {
		known[s.Call] = true
	}
	for _, f := range c.Index.Funcs {
		for _, call := range f.Calls {
			if cur, ok := c.Index.Cursor(call.Expr); ok && c.Index.API.IsRoot(call.Fn) && !known[call.Expr] {
				c.Silent(call.Expr, "root", "%s", c.unused(cur))
			}
		}
	}
}

// unused says what is done with a root that no work runs under.
func (c *checker) unused(cur inspector.Cursor) string {
	k, i := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.CallExpr:
		if k == edge.CallExpr_Args {
			return fmt.Sprintf("%s is given it, and only reads its values, or nothing: nothing waits under it", report.CallName(n))
		}
	case *ast.AssignStmt:
		if i >= len(n.Lhs) || len(n.Lhs) != len(n.Rhs) {
			break
		}
		v := c.Index.Variable(n.Lhs[i])
		if v == nil {
			break
		}
		if cond := c.whenNil(cur, v); cond != nil {
			return fmt.Sprintf("it is a default, for when %s is nil (asked at %s): where a caller passes a context, that is used", v.Name(), c.Place(cond))
		}
		return fmt.Sprintf("%s has it on some ways only, or for no work: no call that may wait certainly gets it", v.Name())
	case *ast.ValueSpec:
		return "what is declared with it has it on some ways only, or for no work: no call that may wait certainly gets it"
	}
	return "no call that may wait certainly gets it, and nothing keeps it"
}

// whenNil returns the condition around by which a variable is nil at a place; nil if
// there is none.
func (c *checker) whenNil(cur inspector.Cursor, v *types.Var) ast.Expr {
	for up := range cur.Enclosing((*ast.IfStmt)(nil), (*ast.FuncLit)(nil)) {
		stmt, ok := up.Node().(*ast.IfStmt)
		if !ok {
			return nil
		}
		if ctxindex.Contains(stmt.Body, cur.Node()) && ctxindex.Some(stmt.Cond, func(n ast.Node) bool {
			b, ok := n.(*ast.BinaryExpr)
			return ok && b.Op == token.EQL && (c.Index.Variable(b.X) == v && c.TypesInfo.Types[b.Y].IsNil() || c.Index.Variable(b.Y) == v && c.TypesInfo.Types[b.X].IsNil())
		}) {
			return stmt.Cond
		}
	}
	return nil
}
