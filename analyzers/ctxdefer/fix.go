package ctxdefer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// fixLoop moves the deferred call to the end of the turn, if that is where
// every turn ends and nothing made in the turn can need the context longer.
func (c *checker) fixLoop(ob ctxflow.Obligation, d *ast.DeferStmt) *report.Fix {
	if !c.isCancel(d.Call, ob) {
		return nil
	}
	cur, ok := c.Index.Cursor(d)
	if !ok {
		return nil
	}
	body, ok := cur.Parent().Node().(*ast.BlockStmt)
	if !ok || ob.Stmt.Pos() < body.Pos() || len(body.List) == 0 {
		return nil
	}
	switch cur.Parent().Parent().Node().(type) {
	case *ast.ForStmt, *ast.RangeStmt:
	default:
		return nil
	}
	if !singleExit(body, d) || c.outlives(ob, body) {
		return nil
	}
	from, ok := c.place(d)
	if !ok {
		return nil
	}
	to, ok := c.place(body.List[len(body.List)-1])
	if !ok {
		return nil
	}
	del, ok := from.Delete()
	if !ok || to.Stmt() == ast.Stmt(d) {
		return nil
	}
	text := types.ExprString(d.Call)
	return &report.Fix{Message: "call it at the end of the iteration", Edits: []analysis.TextEdit{del, to.After(text)}}
}

// singleExit reports whether every turn runs to the end of the body, and no
// other deferred call may use the context.
func singleExit(body *ast.BlockStmt, d *ast.DeferStmt) bool {
	single := true
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt, *ast.ReturnStmt, *ast.BranchStmt:
			single = false
		case *ast.DeferStmt:
			single = single && n == d
		}
		return single
	})
	return single
}

// outlives reports whether something that was given the context may be needed
// after the turn: it is not passed to calls alone, or their results are kept.
func (c *checker) outlives(ob ctxflow.Obligation, body *ast.BlockStmt) bool {
	as, ok := ob.Stmt.(*ast.AssignStmt)
	if !ok || as.Tok != token.DEFINE {
		return true
	}
	id, ok := as.Lhs[ob.How.Ctx].(*ast.Ident)
	if !ok {
		return true
	}
	ctx := c.TypesInfo.Defs[id]
	if ctx == nil && id.Name != "_" {
		return true // a variable from outside the turn
	}
	cur, ok := c.Index.Cursor(body)
	if !ok {
		return true
	}
	for use := range cur.Preorder((*ast.Ident)(nil)) {
		if ctx == nil || c.TypesInfo.Uses[use.Node().(*ast.Ident)] != ctx {
			continue
		}
		call, ok := use.Parent().Node().(*ast.CallExpr)
		if !ok {
			if sel, ok := use.Parent().Node().(*ast.SelectorExpr); ok && sel.X == use.Node() {
				continue // ctx.Err()
			}
			return true
		}
		if sig := c.Index.Signature(call); sig == nil || sig.Results().Len() > 1 {
			return true
		} else if sig.Results().Len() == 1 && !ctxapi.IsError(sig.Results().At(0).Type()) {
			return true
		}
	}
	return false
}
