package ctxsummary

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// NoReturn reports whether a call never returns: by the table, or because the
// module's function that it calls ends the program or the goroutine on all ways.
// The graphs of functions know that of the table and of their own package.
func (s *Summaries) NoReturn(call *ast.CallExpr) bool {
	if s.index.API.NoReturn(s.index.Callee(call)) {
		return true
	}
	fact := s.callee(call)
	return fact != nil && fact.Exits
}

// EndsIn returns the call that never returns at the end of a list of statements.
func (s *Summaries) EndsIn(list []ast.Stmt) *ast.CallExpr {
	if len(list) == 0 {
		return nil
	}
	last, _ := list[len(list)-1].(*ast.ExprStmt)
	if last == nil {
		return nil
	}
	if call, ok := ast.Unparen(last.X).(*ast.CallExpr); ok && s.NoReturn(call) {
		return call
	}
	return nil
}

// exits infers Exits of a declared function.
func (s *Summaries) exits(f *ctxindex.Func, _ []parameter, fact *Fact) {
	if f.Obj == nil || fact.Exits {
		return
	}
	fact.Exits = s.flow.NeverReturns(f)
	if !fact.Exits && s.EndsIn(f.Body.List) != nil {
		returns := false
		for range f.Nodes((*ast.ReturnStmt)(nil)) {
			returns = true
		}
		fact.Exits = !returns
	}
}
