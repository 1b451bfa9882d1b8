package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// mention notes a parameter of f that is kept: stored, sent, or put into a
// composite value. Passing it on is call's business, and callers see for
// themselves that a context is returned as one.
func (s *Summaries) mention(f, g *ctxindex.Func, id *ast.Ident, parent ast.Node, params []parameter, fact *Fact) {
	if len(params) == 0 || !s.keeps(id, parent) {
		return
	}
	obj, ok := s.index.Info.Uses[id].(*types.Var)
	if !ok {
		return
	}
	if ret, ok := parent.(*ast.ReturnStmt); ok && f == g && s.returnsAsContext(f, ret, id) {
		return
	}
	for _, p := range params {
		if p.v == obj {
			fact.Keeps |= p.mask
			return
		}
	}
	if t := obj.Type(); s.index.API.IsContext(t) || s.index.API.IsCarrier(t) {
		fact.Keeps |= s.from(g, id, params).mask
	}
}

// returnsAsContext reports whether a return statement of f returns the
// variable as a context or carrier.
func (s *Summaries) returnsAsContext(f *ctxindex.Func, ret *ast.ReturnStmt, id *ast.Ident) bool {
	for i, e := range ret.Results {
		if e == ast.Expr(id) && len(ret.Results) == f.Sig.Results().Len() {
			t := f.Sig.Results().At(i).Type()
			return ctxapi.IsContext(t) || ctxapi.IsCarrier(t)
		}
	}
	return false
}

// keeps reports whether the syntax around a mention stores the value beyond
// the statement.
func (s *Summaries) keeps(id *ast.Ident, parent ast.Node) bool {
	switch parent := parent.(type) {
	case *ast.ReturnStmt, *ast.SendStmt, *ast.CompositeLit:
		return true
	case *ast.KeyValueExpr:
		return parent.Value == id
	case *ast.UnaryExpr:
		return parent.Op == token.AND
	case *ast.AssignStmt:
		for i, rhs := range parent.Rhs {
			if rhs == ast.Expr(id) && len(parent.Lhs) == len(parent.Rhs) {
				// Local variables that hold contexts are followed; anything
				// else is storage.
				lhs, ok := parent.Lhs[i].(*ast.Ident)
				if !ok {
					return true
				}
				v, ok := s.index.Info.ObjectOf(lhs).(*types.Var)
				if !ok {
					return false // _
				}
				_, isFunc := v.Type().Underlying().(*types.Signature)
				return isFunc || v.Parent() == s.index.Pkg.Scope()
			}
		}
	}
	return false
}

// drops finds cancel functions, and other func() parameters, that f neither
// calls nor keeps, and those that it certainly calls.
func (s *Summaries) drops(f *ctxindex.Func, fact *Fact) {
	for i := range f.Sig.Params().Len() {
		v := f.Sig.Params().At(i)
		if ctxapi.IsCancelFunc(v.Type()) || ctxapi.IsNiladic(v.Type()) {
			if s.flow.Of(f).Drops(v, s) {
				fact.Drops |= bit(i)
			} else if ctxapi.IsCancelFunc(v.Type()) && s.certainlyCalls(f, v) {
				fact.Cancels |= bit(i)
			}
		}
	}
}

// certainlyCalls reports whether a statement of f's own list calls v, or defers the
// call. Control may have left before, where there was nothing to do.
func (s *Summaries) certainlyCalls(f *ctxindex.Func, v *types.Var) bool {
	return slices.ContainsFunc(f.Body.List, func(stmt ast.Stmt) bool {
		var call *ast.CallExpr
		switch stmt := stmt.(type) {
		case *ast.ExprStmt:
			call, _ = stmt.X.(*ast.CallExpr)
		case *ast.DeferStmt:
			call = stmt.Call
		}
		if call == nil {
			return false
		}
		id, ok := ast.Unparen(call.Fun).(*ast.Ident)
		return ok && s.index.Info.Uses[id] == v
	})
}

// Cancels reports whether a call of a function of the module ends the context whose
// cancel function it gives as the argument, before it returns.
func (s *Summaries) Cancels(call *ast.CallExpr, arg int) bool {
	fact := s.callee(call)
	return fact != nil && fact.Cancels&s.argument(call, arg) != 0
}
