package ctxsummary

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// closures returns the local variables that hold one literal from first to
// last: a call of such a variable calls that literal. Package-level variables
// do not count, tests replace them.
func closures(x *ctxindex.Index) map[*types.Var]*ctxindex.Func {
	found := make(map[*types.Var]*ctxindex.Func)
	lost := make(map[*types.Var]bool)
	bind := func(lhs, rhs ast.Expr) {
		id, ok := lhs.(*ast.Ident)
		if !ok {
			return
		}
		v, ok := x.Info.ObjectOf(id).(*types.Var)
		if !ok || v.Parent() == x.Pkg.Scope() {
			return
		}
		lit, ok := ast.Unparen(rhs).(*ast.FuncLit)
		if !ok || found[v] != nil {
			lost[v] = true
			return
		}
		found[v] = x.FuncOf(lit)
	}
	for cur := range x.Inspector.Root().Preorder((*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil), (*ast.UnaryExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if len(n.Lhs) == len(n.Rhs) {
					bind(lhs, n.Rhs[i])
				} else {
					bind(lhs, n.Rhs[0])
				}
			}
		case *ast.ValueSpec:
			for i, value := range n.Values {
				if len(n.Names) == len(n.Values) {
					bind(n.Names[i], value)
				}
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				bind(n.X, n.X) // whoever has the address may assign
			}
		}
	}
	for v := range lost {
		delete(found, v)
	}
	// A parameter has a value from the start.
	for _, f := range x.Funcs {
		for i := range f.Sig.Params().Len() {
			delete(found, f.Sig.Params().At(i))
		}
	}
	return found
}

// Spawns reports whether a function of the module runs the given argument, a
// function, on another goroutine, and not before it returns.
func (s *Summaries) Spawns(call *ast.CallExpr, arg int) bool {
	fact := s.callee(call)
	b := s.argument(call, arg)
	return fact != nil && fact.Spawns&b != 0 && fact.Calls&b == 0
}

// Literal returns the literal that a call calls by the name of the local variable
// that holds it from first to last, or nil.
func (s *Summaries) Literal(call *ast.CallExpr) *ctxindex.Func { return s.Held(call.Fun) }

// Held returns the literal that a local variable, which an expression names, holds
// from first to last, or nil.
func (s *Summaries) Held(e ast.Expr) *ctxindex.Func {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := s.index.Info.Uses[id].(*types.Var); ok {
			return s.closures[v]
		}
	}
	return nil
}
