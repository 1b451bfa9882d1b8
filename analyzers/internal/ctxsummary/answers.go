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

// Observes says whether a call can return early because the given argument, a
// context or carrier, ends. Functions outside the module that take a context
// and can fail are taken to observe it, unless they are known to read only its
// values. arg may be ctxapi.Receiver.
func (s *Summaries) Observes(call *ast.CallExpr, arg int) Answer {
	fn, sig := s.index.Callee(call), s.index.Signature(call)
	switch {
	case sig == nil:
		return Unknown
	case s.index.API.IsValueOnly(fn):
		return No
	case s.index.API.Observes(fn):
		return Yes
	}
	if fact := s.callee(call); fact != nil {
		b := s.argument(call, arg)
		switch {
		case fact.Values:
			return No
		case fact.Observes&b != 0:
			return Yes
		case (fact.Keeps|fact.Hands)&b != 0:
			return Unknown
		}
		return No
	}
	if fn == nil && s.stored(call) {
		return Unknown // a signature promises little of what a variable holds
	}
	return bySignature(sig, arg)
}

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

// bySignature judges a function whose body is not known. One that takes a
// context and returns an error or a channel is taken to watch it, so is one
// that makes a response of a request, or a function that runs others; one that returns neither may be a logger
// or an accessor.
func bySignature(sig *types.Signature, arg int) Answer {
	if arg < 0 {
		return Unknown // methods of contexts and carriers are accessors for the most part
	}
	params := sig.Params()
	if sig.Variadic() {
		arg = min(arg, params.Len()-1)
	}
	if arg < params.Len() && !ctxapi.IsContext(params.At(arg).Type()) && !carriesCall(params.At(arg).Type(), sig) {
		return Unknown // a carrier: it may be watched, or only read
	}
	for i := range sig.Results().Len() {
		t := sig.Results().At(i).Type()
		if _, ok := t.Underlying().(*types.Chan); ok || ctxapi.IsError(t) || canFail(t) {
			return Yes
		}
	}
	return Unknown
}

// canFail reports whether t is a function type that runs a function which may
// fail, as retry policies do: func(op func(context.Context) error) error.
func canFail(t types.Type) bool {
	run, ok := t.Underlying().(*types.Signature)
	if !ok || run.Params().Len() != 1 || run.Results().Len() == 0 || !ctxapi.IsError(run.Results().At(run.Results().Len()-1).Type()) {
		return false
	}
	op, ok := run.Params().At(0).Type().Underlying().(*types.Signature)
	return ok && op.Params().Len() > 0 && ctxapi.IsContext(op.Params().At(0).Type())
}

// carriesCall reports whether a function with a parameter of type t does a
// round trip: *http.Request in, *http.Response out.
func carriesCall(t types.Type, sig *types.Signature) bool {
	for i := range sig.Results().Len() {
		if ctxapi.IsHTTPRequest(t) && ctxapi.IsHTTPResponse(sig.Results().At(i).Type()) {
			return true
		}
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
	return s.blocks(s.index.Callee(call), s.callee(call))
}

func (s *Summaries) blocks(fn *types.Func, known *Fact) bool {
	return known != nil && known.Blocks || s.index.API.Blocks(fn)
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
	if fact == nil || !s.uses(f, v) || s.carried(f, v) {
		return false
	}
	for i := range f.Sig.Params().Len() {
		if f.Sig.Params().At(i) == v {
			return (fact.Observes|fact.Keeps)&bit(i) == 0
		}
	}
	return false
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

func (s *Summaries) uses(f *ctxindex.Func, v *types.Var) bool {
	used := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		used = used || ok && s.index.Info.Uses[id] == v
		return !used
	})
	return used
}
