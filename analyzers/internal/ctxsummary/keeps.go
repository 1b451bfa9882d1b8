package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"

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
			return ctxapi.IsContext(t) || s.index.API.IsCarrier(t)
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
// calls nor keeps, and those that it calls.
func (s *Summaries) drops(f *ctxindex.Func, fact *Fact) {
	for i := range f.Sig.Params().Len() {
		v := f.Sig.Params().At(i)
		if !ctxapi.IsCancelFunc(v.Type()) && !ctxapi.IsNiladic(v.Type()) {
			continue
		}
		if s.flow.Of(f).Drops(v, s) {
			fact.Drops |= bit(i)
			continue
		}
		if calls, leaves := s.called(f, v); calls && ctxapi.IsCancelFunc(v.Type()) {
			fact.Cancels |= bit(i)
			if leaves {
				fact.Leaves |= bit(i)
			}
		}
	}
}

// called reports whether a statement of f's own list calls v, or defers the call,
// and whether f may have returned before it.
func (s *Summaries) called(f *ctxindex.Func, v *types.Var) (calls, leaves bool) {
	for _, stmt := range f.Body.List {
		var call *ast.CallExpr
		switch stmt := stmt.(type) {
		case *ast.ExprStmt:
			call, _ = stmt.X.(*ast.CallExpr)
		case *ast.DeferStmt:
			call = stmt.Call
		}
		if call != nil {
			if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && s.index.Info.Uses[id] == v {
				return true, leaves
			}
		}
		leaves = leaves || ctxindex.Some(stmt, func(n ast.Node) bool {
			_, returns := n.(*ast.ReturnStmt)
			return returns
		})
	}
	return false, false
}

// Cancels reports whether a call of a function of the module ends the context whose
// cancel function it gives as the argument, before it returns, and whether it is certain
// to: the function can't leave before.
func (s *Summaries) Cancels(call *ast.CallExpr, arg int) (cancels, certain bool) {
	fact := s.callee(call)
	if fact == nil {
		return false, false
	}
	mask := s.argument(call, arg)
	return fact.Cancels&mask != 0, fact.Leaves&mask == 0
}
