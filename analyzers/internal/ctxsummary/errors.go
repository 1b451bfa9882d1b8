package ctxsummary

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Alien reports whether the errors of a call are statuses of a remote call, or
// made on the spot: none is the error of a context, or wraps one.
func (s *Summaries) Alien(call *ast.CallExpr) bool {
	if sig := s.index.Signature(call); sig != nil && ctxapi.IsRemoteCall(sig) {
		return true
	}
	if fn := s.index.Callee(call); fn != nil && ctxapi.UsesStream(fn) {
		return true
	}
	fact := s.callee(call)
	return fact != nil && fact.Alien
}

// Echoes returns the argument, a function, whose error a call returns as it is;
// -1 if it may return another one.
func (s *Summaries) Echoes(call *ast.CallExpr) int {
	if fact := s.callee(call); fact != nil && fact.Echoes != 0 {
		for i := range call.Args {
			if fact.Echoes == s.argument(call, i) {
				return i
			}
		}
	}
	return -1
}

// errors infers Alien and Echoes of a function: where each error comes from that
// it returns.
func (s *Summaries) errors(f *ctxindex.Func, _ []parameter, fact *Fact) {
	if fact.Alien || fact.Echoes != 0 || !ctxapi.CanFail(f.Sig) || f.Sig.Results().At(0).Name() != "" {
		return
	}
	alien, known := false, true
	var echoes uint32
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) == 0 {
				known = false
				break
			}
			last := ast.Unparen(n.Results[len(n.Results)-1])
			call, _ := last.(*ast.CallExpr)
			if id, ok := last.(*ast.Ident); ok {
				if v, ok := s.index.Info.Uses[id].(*types.Var); ok {
					call = s.index.LastCall(v, f.Body, n.Pos())
				}
			}
			switch {
			case s.index.Info.Types[last].IsNil():
			case call == nil:
				known = false
			case s.Alien(call):
				alien = true
			case s.fresh(call):
			default:
				mask := s.callsParameter(call, f.Sig)
				known, echoes = known && mask != 0, echoes|mask
			}
		}
		return known
	})
	fact.Alien = known && alien && echoes == 0
	if known && !alien && echoes&(echoes-1) == 0 {
		fact.Echoes = echoes
	}
}

// callsParameter returns the parameter that a call calls.
func (s *Summaries) callsParameter(call *ast.CallExpr, sig *types.Signature) uint32 {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return 0
	}
	for i := range sig.Params().Len() {
		if s.index.Info.Uses[id] == sig.Params().At(i) {
			return bit(i)
		}
	}
	return 0
}

// fresh reports whether a call makes an error that wraps none.
func (s *Summaries) fresh(call *ast.CallExpr) bool {
	fn := s.index.Callee(call)
	if ctxapi.IsFunc(fn, "errors", "New") {
		return true
	}
	if !ctxapi.IsFunc(fn, "fmt", "Errorf") || len(call.Args) == 0 {
		return false
	}
	format := s.index.Info.Types[call.Args[0]].Value
	return format != nil && !strings.Contains(format.ExactString(), "%w")
}
