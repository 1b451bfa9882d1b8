package ctxsummary

import (
	"go/ast"
	"go/token"
)

// TakesNil reports whether a function of the module is prepared to get nil for
// the given argument, a context: it compares it with nil, or hands it to a
// function that does.
func (s *Summaries) TakesNil(call *ast.CallExpr, arg int) bool {
	callee := s.callee(call)
	return callee != nil && callee.Nils&s.argument(call, arg) != 0
}

// compared returns the parameter that an expression compares with nil.
func (s *Summaries) compared(b *ast.BinaryExpr, params []parameter) uint32 {
	if b.Op != token.EQL && b.Op != token.NEQ {
		return 0
	}
	x, y := b.X, b.Y
	if s.index.Info.Types[x].IsNil() {
		x, y = y, x
	}
	if !s.index.Info.Types[y].IsNil() {
		return 0
	}
	for _, p := range params {
		if s.names(x, p) {
			return p.mask
		}
	}
	return 0
}

// handsNil returns the parameter that a call gives, as it is, to a function
// that is prepared for nil.
func (s *Summaries) handsNil(call *ast.CallExpr, arg ast.Expr, i int, params []parameter) uint32 {
	if !s.TakesNil(call, i) {
		return 0
	}
	for _, p := range params {
		if s.names(arg, p) {
			return p.mask
		}
	}
	return 0
}
