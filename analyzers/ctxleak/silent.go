package ctxleak

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// explain says of a cancel function that is not seen to leak where it goes.
func (c *checker) explain(ob ctxflow.Obligation) {
	if !c.Explains() {
		return
	}
	if ob.Binding == ctxflow.Stored {
		c.Silent(ob.Call, "path", "its cancel function is stored in %s, from where others call it: it is not for this function to call", text(ob.Target))
		return
	}
	var goes []string
	for _, f := range c.Index.Funcs {
		if f.Outermost() != ob.In.Outermost() {
			continue
		}
		for n := range f.Nodes((*ast.Ident)(nil)) {
			id := n.(*ast.Ident)
			if cur, ok := c.Index.Cursor(id); ok && c.TypesInfo.Uses[id] == types.Object(ob.Var) && len(goes) < 3 {
				if how := c.use(cur); how != "" {
					goes = append(goes, how+" at "+c.Place(id))
				}
			}
		}
	}
	if len(goes) == 0 {
		c.Silent(ob.Call, "path", "its cancel function goes where it can't be followed")
		return
	}
	c.Silent(ob.Call, "path", "no way is seen on which its cancel function is lost: it is %s", strings.Join(goes, ", and "))
}

// use says what is done with a cancel function where it is named.
func (c *checker) use(cur inspector.Cursor) string {
	k, _ := cur.ParentEdge()
	switch n := cur.Parent().Node().(type) {
	case *ast.CallExpr:
		called := k == edge.CallExpr_Fun
		if outer, _ := cur.Parent().ParentEdge(); called && outer == edge.DeferStmt_Call {
			return "deferred"
		} else if called {
			return "called"
		}
		return fmt.Sprintf("handed to %s", report.CallName(n))
	case *ast.ReturnStmt:
		return "returned, for the caller to call,"
	case *ast.AssignStmt:
		if k == edge.AssignStmt_Rhs {
			return "stored, or given to another variable,"
		}
	case *ast.KeyValueExpr, *ast.CompositeLit:
		return "stored in a struct"
	case *ast.SendStmt:
		return "sent"
	case *ast.UnaryExpr:
		return "given by its address"
	}
	return ""
}
