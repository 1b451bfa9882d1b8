package ctxintent

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// Abandoned returns what a finding about a use of a root assumes because work
// that the caller's end would stop half way may have to be done with or without
// the caller: something under the root destroys or commits, or nobody heeds
// whether the use fails. A placeholder is no decision.
func (m *Model) Abandoned(r *Root, u Use) string {
	if m.Placeholder(r.Value) {
		return ""
	}
	if m.Unheeded(u) {
		return fmt.Sprintf("%s, whose failure is ignored, serves the caller alone", report.CallName(u.Call))
	}
	for _, u := range r.Uses {
		if fn := m.x.Callee(u.Call); fn != nil && ctxapi.Destroys(fn.Name()) && !m.Place(u) {
			return report.CallName(u.Call) + " may be aborted halfway"
		}
	}
	return ""
}

// Unheeded reports whether the error of a call makes no difference but to a log,
// also where a literal hands it to the call that runs it.
func (m *Model) Unheeded(u Use) bool {
	if sig := m.x.Signature(u.Call); sig == nil || !ctxapi.CanFail(sig) {
		return false
	}
	if m.onlyLogged(u.Call) {
		return true
	}
	lit := u.In
	if lit.Run != ctxindex.Passed || !m.fruitless(u.Call) || !ctxapi.CanFail(lit.Sig) {
		return false
	}
	if _, within := m.life.Within([]*ctxflow.Func{lit}); !within {
		return false
	}
	return m.Unheeded(Use{Call: lit.Call, In: lit.ParentFlow()})
}

// onlyLogged reports whether the error of a call is thrown away, or, of one that is
// made for what it does, asked for by a branch that tells it to calls without a
// result and goes on.
func (m *Model) onlyLogged(call *ast.CallExpr) bool {
	cur, ok := m.x.Cursor(call)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok {
		return m.dropped(call)
	}
	id, ok := as.Lhs[len(as.Lhs)-1].(*ast.Ident)
	if !ok || len(as.Rhs) != 1 {
		return false
	}
	if id.Name == "_" || !m.fruitless(call) {
		return id.Name == "_"
	}
	err := m.x.Info.ObjectOf(id)
	branch, ok := cur.Parent().Parent().Node().(*ast.IfStmt)
	if !ok || branch.Init != ast.Stmt(as) {
		next, has := cur.Parent().NextSibling()
		if !has {
			return false
		}
		if branch, ok = next.Node().(*ast.IfStmt); !ok || branch.Init != nil || m.readAfter(err, branch.End()) {
			return false
		}
	}
	b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ || !m.x.Info.Types[b.Y].IsNil() || !m.x.Mentions(b.X, err) || branch.Else != nil {
		return false
	}
	for _, stmt := range branch.Body.List {
		if told, ok := stmt.(*ast.ExprStmt); !ok && m.x.Mentions(stmt, err) || m.leaves(stmt) || ok && m.answers(told) {
			return false
		}
	}
	return true
}

// fruitless reports whether nobody takes a result of a call but its error:
// _, err := client.Put(…).
func (m *Model) fruitless(call *ast.CallExpr) bool {
	cur, ok := m.x.Cursor(call)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Lhs) == 1 {
		return m.changes(call)
	}
	return !slices.ContainsFunc(as.Lhs[:len(as.Lhs)-1], func(e ast.Expr) bool { return !ctxindex.IsBlank(e) })
}

// leaves reports whether a statement may leave what it stands in.
func (m *Model) leaves(stmt ast.Stmt) bool {
	found := false
	ast.Inspect(stmt, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt, *ast.BranchStmt:
			found = true
		case *ast.CallExpr:
			found = found || m.x.API.NoReturn(m.x.Callee(n)) || m.x.Info.Types[n.Fun].IsBuiltin() // panic, or a record of the error
		}
		return !found
	})
	return found
}

// answers reports whether a statement calls something that is given an
// interface with methods other than a context, as who answers a request does.
func (m *Model) answers(stmt *ast.ExprStmt) bool {
	call, ok := ast.Unparen(stmt.X).(*ast.CallExpr)
	if !ok {
		return false
	}
	for _, arg := range call.Args {
		if t := m.x.Info.TypeOf(arg); types.IsInterface(t) && !ctxapi.IsError(t) && !m.x.API.IsContext(t) && types.NewMethodSet(t).Len() > 0 {
			return true
		}
	}
	return false
}

// readAfter reports whether the next mention of a variable behind pos reads it.
func (m *Model) readAfter(v types.Object, pos token.Pos) bool {
	var first *ast.Ident
	for id, obj := range m.x.Info.Uses {
		if obj == v && id.Pos() > pos && (first == nil || id.Pos() < first.Pos()) {
			first = id
		}
	}
	if first == nil {
		return false
	}
	cur, ok := m.x.Cursor(first)
	if !ok {
		return true
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok {
		return true
	}
	for _, lhs := range as.Lhs {
		if lhs == ast.Expr(first) {
			return false
		}
	}
	return true
}
