package ctxsummary

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// An Answer is yes, no, or don't know.
type Answer uint8

const (
	// Unknown: the callee's body is not known, and its signature does not tell.
	Unknown Answer = iota
	// No, for certain.
	No
	// Yes, for certain or by the signature.
	Yes
)

// stored reports whether a call calls what a field or package-level variable
// holds. Callbacks in parameters and local variables are the caller's work.
func (s *Summaries) stored(call *ast.CallExpr) bool {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.SelectorExpr:
		return true
	case *ast.Ident:
		v, ok := s.index.Info.Uses[fun].(*types.Var)
		return ok && v.Parent() == s.index.Pkg.Scope()
	}
	return false
}

// Callback says when a call runs the function that it is given as an argument.
func (s *Summaries) Callback(call *ast.CallExpr, arg int) ctxapi.Callback {
	if cb := s.index.API.Callback(s.index.Callee(call)); cb != ctxapi.CallbackUnknown {
		return cb
	}
	if fact := s.callee(call); fact != nil {
		b := s.argument(call, arg)
		if fact.Calls&b != 0 && (fact.Keeps|fact.Spawns)&b == 0 {
			return ctxapi.CallbackNow
		}
	}
	return ctxapi.CallbackUnknown
}

// Blocks reports whether a call can wait without bound.
func (s *Summaries) Blocks(call *ast.CallExpr) bool {
	return s.blocks(call, s.callee(call))
}

func (s *Summaries) blocks(call *ast.CallExpr, known *Fact) bool {
	fn := s.index.Callee(call)
	return known != nil && known.Blocks || s.index.API.Blocks(fn) && !s.index.API.ConnectsAtOnce(s.index.Info, fn, call)
}

// Watches reports whether a call may ask some context or stop channel whether
// to go on: by its body if that is known, else if it is given a context, or is
// a dynamic call within the module.
func (s *Summaries) Watches(call *ast.CallExpr) Answer {
	fn := s.index.Callee(call)
	if s.index.API.IsValueOnly(fn) {
		return No
	}
	if fact := s.callee(call); fact != nil {
		if fact.Watches && !fact.Values {
			return Yes
		}
		return No
	}
	sig := s.index.Signature(call)
	if sig == nil {
		return Unknown
	}
	if how, ok := s.index.API.Derivation(fn, sig); ok && how.Known && !s.index.API.Observes(fn) {
		return No
	}
	for i := range sig.Params().Len() {
		if s.index.API.IsContext(sig.Params().At(i).Type()) {
			return Yes
		}
	}
	return Unknown
}

// watches is Watches == Yes, asked of every call.
func (s *Summaries) watches(call *ast.CallExpr, fn *types.Func, known *Fact) bool {
	if known != nil {
		return known.Watches && !known.Values && !s.index.API.IsValueOnly(fn)
	}
	sig := s.index.Signature(call)
	if sig == nil {
		return false
	}
	for v := range sig.Params().Variables() {
		if s.index.API.IsContext(v.Type()) {
			return s.Watches(call) == Yes
		}
	}
	return false
}

// OfFunc returns what is known of a function or literal of this package.
func (s *Summaries) OfFunc(f *ctxindex.Func) *Fact { return s.known[f] }

// OnlyValues reports whether a function of this package uses its parameter v,
// a context, and neither asks nor keeps it: it serves for its values. What code
// of which nothing is known does with it, is taken for logging, unless it makes
// a request or stream of it.
func (s *Summaries) OnlyValues(f *ctxindex.Func, v *types.Var) bool {
	fact := s.known[f]
	if fact == nil || !s.index.Mentions(f.Body, v) || s.carried(f, v) {
		return false
	}
	i := ctxindex.Param(f.Sig, v)
	return i >= 0 && (fact.Waits|fact.Trusts|fact.Checks|fact.Stops|fact.Keeps)&bit(i) == 0
}

// carried reports whether a call that is given v returns something that carries
// a context, and is none itself.
func (s *Summaries) carried(f *ctxindex.Func, v *types.Var) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if found || !ok || !slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
			id, ok := ast.Unparen(arg).(*ast.Ident)
			return ok && s.index.Info.Uses[id] == v
		}) {
			return !found
		}
		if sig := s.index.Signature(call); sig != nil {
			for r := range sig.Results().Variables() {
				found = found || s.index.API.IsCarrier(r.Type()) && !s.index.API.IsContext(r.Type())
			}
		}
		return !found
	})
	return found
}
