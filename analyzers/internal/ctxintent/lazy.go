package ctxintent

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// Lazy reports whether the function around a root makes something once and
// keeps it: it returns a field or package variable that is filled already, or
// the root stands where that was found empty. What is kept must not depend on
// the one caller who came first.
func (m *Model) Lazy(root *ctxflow.Value) bool {
	body := root.In.Outermost().Body
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		branch, ok := n.(*ast.IfStmt)
		if !ok || found {
			return !found
		}
		b, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
		if !ok || !m.x.Info.Types[b.Y].IsNil() {
			return true
		}
		kept := m.storage(b.X)
		switch {
		case kept == nil:
		case b.Op == token.NEQ:
			found = m.givesOut(branch.Body, kept) && m.fills(body, kept)
		case b.Op == token.EQL:
			inside := branch.Body.Pos() <= root.Node.Pos() && root.Node.End() <= branch.Body.End()
			found = inside && m.fills(branch.Body, kept)
		}
		return !found
	})
	return found
}

// givesOut reports whether a return statement in n gives out the variable.
func (m *Model) givesOut(n ast.Node, kept types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if ret, ok := n.(*ast.ReturnStmt); ok {
			for _, e := range ret.Results {
				found = found || m.storage(e) == kept
			}
		}
		return !found
	})
	return found
}

// fills reports whether an assignment in n sets the variable.
func (m *Model) fills(n ast.Node, kept types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if as, ok := n.(*ast.AssignStmt); ok {
			for _, lhs := range as.Lhs {
				found = found || m.storage(lhs) == kept
			}
		}
		return !found
	})
	return found
}

// storage returns the field or package variable that an expression names.
func (m *Model) storage(e ast.Expr) types.Object {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.Ident:
		id = e
	default:
		return nil
	}
	v, ok := m.x.Info.ObjectOf(id).(*types.Var)
	if !ok || !v.IsField() && v.Parent() != m.x.Pkg.Scope() {
		return nil
	}
	return v
}
