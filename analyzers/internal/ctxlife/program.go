package ctxlife

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// WithProgram reports whether code runs on a goroutine that ends with the program
// whatever becomes of a context: main alone starts it and has no way to wait for it,
// cancels the context only as it returns, never asks it, and goes on until a signal
// comes, or for ever. A timeout of the context is one for main's own calls then.
func (m *Model) WithProgram(f *ctxflow.Func, v *ctxflow.Value) bool {
	for f.Obj == nil && f.Run != ctxindex.Spawned && f.ParentFlow() != nil {
		f = f.ParentFlow()
	}
	if f.Has((*ast.DeferStmt)(nil), (*ast.SendStmt)(nil), (*ast.ReturnStmt)(nil)) {
		return false // it may tell of its end
	}
	starts := []ctxindex.Caller{{Call: f.Call, In: f.Parent, Spawned: f.Run == ctxindex.Spawned}}
	if f.Obj != nil {
		var complete bool
		if starts, complete = m.x.Callers(f.Obj); !complete {
			return false
		}
	}
	for _, start := range starts {
		if !start.Spawned || !start.In.IsMain() {
			return false
		}
		main, given := m.flows.Of(start.In), v
		if i := ctxindex.Param(f.Sig, v.Var); v.Op == ctxflow.Param && i >= 0 && i < len(start.Call.Args) {
			given = main.Eval(start.Call.Args[i])
		}
		if !m.endsWith(main, given) || !goesOn(m, start) {
			return false
		}
	}
	return len(starts) > 0
}

// endsWith reports whether all that ends a context made in a function, but for time,
// is a deferred call of the function, which does not ask the context.
func (m *Model) endsWith(f *ctxflow.Func, v *ctxflow.Value) bool {
	if v.In != f || v.Op != ctxflow.Derived || !v.How.Known || v.How.Cancel < 0 || v.Parent() == nil || !v.Parent().IsRoot() {
		return false
	}
	for _, ob := range f.Obligations() {
		if ob.Call != v.Node {
			continue
		}
		cur, ok := m.x.Cursor(f.Body)
		if !ok || ob.Binding != ctxflow.Local || f.Asks(f.Body) {
			return false
		}
		for cur := range cur.Preorder((*ast.Ident)(nil)) {
			if m.x.Info.Uses[cur.Node().(*ast.Ident)] != ob.Var {
				continue
			}
			if _, deferred := cur.Parent().Parent().Node().(*ast.DeferStmt); !deferred {
				return false
			}
		}
		return true
	}
	return false
}

// goesOn reports whether a function, behind the start of a goroutine, waits for a
// signal, or has no end.
func goesOn(m *Model, start ctxindex.Caller) bool {
	return slices.ContainsFunc(start.In.Body.List, func(s ast.Stmt) bool {
		if s.Pos() < start.Call.Pos() {
			return false
		}
		switch s := s.(type) {
		case *ast.SelectStmt:
			return len(s.Body.List) == 0
		case *ast.ForStmt:
			return s.Cond == nil
		case *ast.ExprStmt:
			u, ok := ast.Unparen(s.X).(*ast.UnaryExpr)
			return ok && u.Op == token.ARROW && ctxapi.IsSignal(m.x.Info.TypeOf(u))
		}
		return false
	})
}
