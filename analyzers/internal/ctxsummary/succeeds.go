package ctxsummary

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Succeeds reports whether the error that a call returns is nil whatever happens:
// so say the bodies of all functions that it may reach. Such a call fails for no
// reason, the end of a context included.
func (s *Summaries) Succeeds(call *ast.CallExpr) bool {
	if fact := s.callee(call); fact != nil {
		return fact.Succeeds
	}
	impls := s.implementations(s.index.Callee(call))
	return len(impls) > 0 && union(impls).Succeeds
}

// succeeds infers Succeeds of a function: each return gives nil for the error,
// or what a call gives that succeeds itself.
func (s *Summaries) succeeds(f *ctxindex.Func, _ []parameter, fact *Fact) {
	if fact.Succeeds || !ctxapi.CanFail(f.Sig) {
		return
	}
	returns, all := 0, true
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			returns++
			all = all && s.returnsNil(f, n)
		}
		return all
	})
	fact.Succeeds = returns > 0 && all
}

func (s *Summaries) returnsNil(f *ctxindex.Func, ret *ast.ReturnStmt) bool {
	if len(ret.Results) == 0 {
		return false // a named result holds it
	}
	last := ast.Unparen(ret.Results[len(ret.Results)-1])
	if len(ret.Results) == f.Sig.Results().Len() && s.index.Info.Types[last].IsNil() {
		return true
	}
	call, ok := last.(*ast.CallExpr)
	return ok && s.Succeeds(call)
}
