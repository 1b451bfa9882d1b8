package ctxintent

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// AfterEnd reports whether control can come to a use after the end of the
// context at hand was seen, as in the last turn of a loop that notes the end and
// goes on: with that context the use would fail there.
func (m *Model) AfterEnd(u Use, h ctxflow.Hand) bool {
	if h.Value == nil {
		return false
	}
	at, ok := u.In.Locate(u.Call)
	return ok && u.In.MayFollow(h.Value, at)
}

// swallows reports whether the loop around a use goes on after whatever error,
// asks no context and does not pause: with the context at hand it would spin
// once that has ended.
func (m *Model) swallows(u Use) bool {
	cur, ok := m.x.Cursor(u.Call)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Rhs) != 1 {
		return false
	}
	id, ok := as.Lhs[len(as.Lhs)-1].(*ast.Ident)
	if sig := m.x.Signature(u.Call); !ok || sig == nil || !ctxapi.CanFail(sig) {
		return false
	}
	for up := range cur.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil)) {
		loop, ok := up.Node().(*ast.ForStmt)
		if !ok || loop.Post != nil {
			return false
		}
		return !u.In.Asks(loop.Body) && !m.pauses(loop.Body) && !m.leavesOn(loop.Body, m.x.Info.ObjectOf(id))
	}
	return false
}

// leavesOn reports whether a branch that is taken on every error of a variable
// leaves the loop.
func (m *Model) leavesOn(body *ast.BlockStmt, err types.Object) bool {
	leaves := false
	ast.Inspect(body, func(n ast.Node) bool {
		branch, ok := n.(*ast.IfStmt)
		if !ok || leaves {
			return !leaves
		}
		b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
		if !ok || b.Op != token.NEQ || !m.x.Info.Types[b.Y].IsNil() || len(branch.Body.List) == 0 {
			return true
		}
		if id, ok := ast.Unparen(b.X).(*ast.Ident); !ok || m.x.Info.Uses[id] != err {
			return true
		}
		switch last := branch.Body.List[len(branch.Body.List)-1].(type) {
		case *ast.ReturnStmt:
			leaves = true
		case *ast.BranchStmt:
			leaves = last.Tok != token.CONTINUE
		case *ast.ExprStmt:
			call, ok := last.X.(*ast.CallExpr)
			leaves = ok && m.sums.NoReturn(call)
		}
		return true
	})
	return leaves
}

// pauses reports whether something in a loop waits that is not the work.
func (m *Model) pauses(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.CallExpr:
			found = found || ctxapi.IsFunc(m.x.Callee(n), "time", "Sleep")
		}
		return !found
	})
	return found
}
