package ctxsummary

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Alien reports whether the errors of a call are statuses of a remote call: none
// is the error of a context, or wraps one. Of a function of the module, it says
// that they are statuses as far as is known, or made on the spot.
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

// MaySpeak reports whether the error of a call may be a status although nothing
// proves it: the function is of another module, and handles messages of gRPC.
func (s *Summaries) MaySpeak(call *ast.CallExpr) bool {
	sig := s.index.Signature(call)
	return sig != nil && s.callee(call) == nil && ctxapi.Speaks(sig)
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
	if fact.Alien || fact.Echoes != 0 || !ctxapi.CanFail(f.Sig) {
		return
	}
	result := f.Sig.Results().At(f.Sig.Results().Len() - 1)
	alien, known := false, true
	var echoes uint32
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			known = known && !s.index.Mentions(n, result) // it may set it
			return false
		case *ast.ReturnStmt:
			if len(n.Results) == 0 {
				known = false
				break
			}
			last := ast.Unparen(n.Results[len(n.Results)-1])
			if s.alienField(last) {
				alien = true
				break
			}
			call := s.MadeBy(last, f.Body)
			switch {
			case s.index.Info.Types[last].IsNil():
			case call == nil:
				known = false
			case s.Alien(call) || s.MaySpeak(call):
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

// MadeBy returns the call that an error in a body comes straight from, itself or
// through a variable; nil if it comes from elsewhere.
func (s *Summaries) MadeBy(e ast.Expr, body *ast.BlockStmt) *ast.CallExpr {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return e
	case *ast.Ident:
		if v, ok := s.index.Info.Uses[e].(*types.Var); ok {
			return s.index.LastCall(v, body, e.Pos())
		}
	}
	return nil
}

// alienField reports whether an error is kept in a field of this package that is
// set to the errors of remote calls: by a literal, somewhere.
func (s *Summaries) alienField(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	field, ok := s.index.Info.Uses[sel.Sel].(*types.Var)
	if !ok || field.Exported() || field.Pkg() != s.pass.Pkg {
		return false
	}
	for cur := range s.index.Inspector.Root().Preorder((*ast.KeyValueExpr)(nil)) {
		kv := cur.Node().(*ast.KeyValueExpr)
		id, ok := kv.Key.(*ast.Ident)
		if !ok || s.index.Info.Uses[id] != field {
			continue
		}
		if f := s.index.Enclosing(kv); f != nil {
			if call := s.MadeBy(kv.Value, f.Body); call != nil && (s.Alien(call) || s.MaySpeak(call)) {
				return true
			}
		}
	}
	return false
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
