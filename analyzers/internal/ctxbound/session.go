package ctxbound

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Session returns the context under which a transaction was begun that an
// expression in f names, or is a statement of. It is nil if the beginning is not
// in view, and false for what is no session.
func (m *Model) Session(f *ctxindex.Func, e ast.Expr) (begun ast.Expr, ok bool) {
	at := e.Pos()
	whole, part := ctxapi.IsSession(m.x.Info.TypeOf(e))
	if !whole && !part {
		return nil, false
	}
	call, _ := ast.Unparen(e).(*ast.CallExpr)
	if v := m.x.Variable(e); v != nil {
		call = m.x.LastCall(v, f.Outermost().Body, at)
		for up := f; call == nil && up != nil; up = up.Parent {
			call = m.x.LastCall(v, up.Body, at)
		}
	}
	if call == nil {
		return nil, true
	}
	for _, arg := range call.Args {
		if whole && m.x.API.IsContext(m.x.Info.TypeOf(arg)) {
			return arg, true
		}
	}
	if sel, isMethod := ast.Unparen(call.Fun).(*ast.SelectorExpr); isMethod && part {
		return m.Session(f, sel.X)
	}
	return nil, false
}
