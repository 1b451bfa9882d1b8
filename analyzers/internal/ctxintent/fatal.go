package ctxintent

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Fatal returns the call that ends the program, or the goroutine, where a use
// fails: if err != nil { log.Fatal(err) }. Work that the caller's end stops fails, so a
// normal end would become a crash there. nil if there is none.
func (m *Model) Fatal(u Use) *ast.CallExpr {
	sig := m.x.Signature(u.Call)
	cur, ok := m.x.Cursor(u.Call)
	if !ok || sig == nil || !ctxapi.CanFail(sig) {
		return nil
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return nil
	}
	id, ok := as.Lhs[len(as.Lhs)-1].(*ast.Ident)
	if !ok || ctxindex.IsBlank(id) {
		return nil
	}
	branch, ok := cur.Parent().Parent().Node().(*ast.IfStmt)
	if !ok || branch.Init != ast.Stmt(as) {
		next, has := cur.Parent().NextSibling()
		if !has {
			return nil
		}
		if branch, ok = next.Node().(*ast.IfStmt); !ok || branch.Init != nil {
			return nil
		}
	}
	if !m.x.Mentions(branch.Cond, m.x.Info.ObjectOf(id)) {
		return nil
	}
	return m.endsAll(branch.Body)
}

// endsAll returns a call in a block that does not return.
func (m *Model) endsAll(body *ast.BlockStmt) (end *ast.CallExpr) {
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			if end == nil && m.sums.NoReturn(n) {
				end = n
			}
		}
		return end == nil
	})
	return end
}
