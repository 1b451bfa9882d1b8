package ctxsummary

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// Drains returns the context by which a call bounds how long it waits for work
// in flight: that of a function which is named as such and observes it. It is
// nil for any other call.
func (s *Summaries) Drains(call *ast.CallExpr) ast.Expr {
	fn := s.index.Callee(call)
	if fn == nil || !ctxapi.Drains(fn.Name()) {
		return nil
	}
	for i, arg := range call.Args {
		if ctxapi.IsContext(s.index.Info.TypeOf(arg)) && s.Waits(call, i) == Yes {
			return arg
		}
	}
	return nil
}
