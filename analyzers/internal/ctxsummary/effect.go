package ctxsummary

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// An Effect is what the end of a context does to a function that was given it,
// or what becomes of the context. A function without any reads values, or
// nothing.
type Effect uint8

const (
	// Waits: it returns early because the context ends: it blocks under it, or
	// looks at it and leaves with an error.
	Waits Effect = 1 << iota
	// Checks: it looks whether the context has ended, and does one thing or the
	// other; an ended context is an answer, and stops nothing.
	Checks
	// Stops: a goroutine that it starts, and does not wait for, ends with the
	// context.
	Stops
	// Keeps: it stores the context beyond the call.
	Keeps
	// Hands: it gives the context to code of which nothing is known.
	Hands
	// Lasts: it doesn't only look at the context once on its way: it waits under it,
	// or looks again and again.
	Lasts
	// Each: it waits in each call, and not only in the one that finds something not
	// yet loaded.
	Each
)

// Has reports whether e includes all of what.
func (e Effect) Has(what Effect) bool { return e&what == what }

// Glances reports whether a function that was given a context looks at it no more
// than once, on its way in, and goes on without it.
func (e Effect) Glances() bool { return e.Has(Waits) && e&(Lasts|Hands|Keeps|Stops) == 0 }

// A Certainty says what an [Effect] is known by.
type Certainty uint8

const (
	// Unseen: nothing is known; the effect is none.
	Unseen Certainty = iota
	// Assumed: by convention: who takes a context and can fail, fails when it
	// ends. A finding that rests on it has to say so, see [Summaries.Assumes].
	Assumed
	// Proven: by bodies, tables and types that do I/O.
	Proven
)

// Effect says what a call does with an argument, a context or carrier. arg may
// be ctxapi.Receiver. Of an interface of the module the implementations in sight
// speak: the effect is all that any of them does.
func (s *Summaries) Effect(call *ast.CallExpr, arg int) (Effect, Certainty) {
	fn, sig := s.index.Callee(call), s.index.Signature(call)
	switch {
	case sig == nil:
		return 0, Unseen
	case s.index.API.IsValueOnly(fn), s.index.API.ConnectsAtOnce(s.index.Info, fn, call):
		return 0, Proven
	case s.index.API.Observes(fn):
		return Waits | Lasts | Each, Proven
	}
	if fact := s.callee(call); fact != nil {
		return fact.effect(s.argument(call, arg))
	}
	if impls := s.implementations(fn); len(impls) > 0 {
		return dispatched(impls, arg)
	}
	if fn == nil && s.stored(call) {
		return 0, Unseen // a signature promises little of what a variable holds
	}
	return s.foreign(fn, sig, arg)
}

// foreign is the effect of a function of which only the signature is known.
func (s *Summaries) foreign(fn *types.Func, sig *types.Signature, arg int) (Effect, Certainty) {
	switch {
	case ctxapi.Extracts(fn):
		return 0, Assumed
	case !promises(sig, arg):
		return 0, Unseen
	case fn != nil && fn.Pkg() != nil && s.index.API.Listens(fn):
		return Waits | Each, Proven // for the lookup of a name, and no longer
	case s.index.API.DoesIO(fn, sig), s.index.API.Blocks(fn), s.standard(fn):
		return Waits | Lasts | Each, Proven
	}
	return Waits | Lasts | Each, Assumed
}

// standard reports whether a function is the standard library's, where one that
// takes a context and can fail waits.
func (s *Summaries) standard(fn *types.Func) bool {
	return fn != nil && fn.Pkg() != nil && ctxapi.InStd(fn.Pkg()) && !s.view.Inside(fn.Pkg())
}

// EffectOn says what a function that nobody need call does with a parameter.
func (s *Summaries) EffectOn(fn *types.Func, param int) (Effect, Certainty) {
	if fact := s.Of(fn); fact != nil {
		return fact.effect(bit(param))
	}
	if impls := s.implementations(fn); len(impls) > 0 {
		return dispatched(impls, param)
	}
	return s.foreign(fn, fn.Signature(), param)
}

func (f *Fact) effect(b uint32) (Effect, Certainty) {
	if f.Values {
		return 0, Proven
	}
	var e Effect
	for _, m := range [...]struct {
		mask uint32
		is   Effect
	}{{f.Waits, Waits}, {f.Checks, Checks}, {f.Stops, Stops}, {f.Keeps, Keeps}, {f.Hands, Hands}, {f.Lasts, Lasts}, {f.Each, Each}} {
		if m.mask&b != 0 {
			e |= m.is
		}
	}
	if f.Trusts&b != 0 && e&Waits == 0 {
		return e | Waits | Lasts | Each, Assumed
	}
	return e, Proven
}

// Waits says whether a call returns early because the given context ends: for
// certain, or by convention, see [Summaries.Assumes]. It is the one definition
// of work under a context. No means that the call neither does, nor keeps the
// context or gives it to anybody who might.
func (s *Summaries) Waits(call *ast.CallExpr, arg int) Answer {
	switch e, certain := s.Effect(call, arg); {
	case e.Has(Waits):
		return Yes
	case certain == Unseen || e&(Keeps|Hands|Stops) != 0:
		return Unknown
	}
	return No
}

// Glances reports whether a call certainly looks at the given context no more than
// once, on its way in, and goes on without it.
func (s *Summaries) Glances(call *ast.CallExpr, arg int) bool {
	e, certain := s.Effect(call, arg)
	return certain == Proven && e.Glances()
}

// Loads reports whether a call waits under the given context only if it is the
// first: what it loads then, and keeps, later calls find.
func (s *Summaries) Loads(call *ast.CallExpr, arg int) bool {
	e, certain := s.Effect(call, arg)
	return certain == Proven && e.Has(Waits) && !e.Has(Each)
}

// Works reports whether a call does work that fails once its argument, a
// context, has ended: it waits under it, or makes something of it that is as
// good as work, a timeout, a request or a command. Who asks why the context
// ended is prepared for a dead one.
func (s *Summaries) Works(call *ast.CallExpr, arg int) bool {
	fn := s.index.Callee(call)
	if how, ok := s.index.API.Derivation(fn, s.index.Signature(call)); ok && how.Known {
		return how.Timed || how.Kind == ctxapi.Carry
	}
	if fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "context" || s.Asks(call, arg) {
		return false
	}
	return s.Waits(call, arg) == Yes
}

// Assumes is the clause that a finding rests on which says that a call waits
// under its argument: empty if that is proven.
func (s *Summaries) Assumes(call *ast.CallExpr, arg int) string {
	fn := s.index.Callee(call)
	if how, ok := s.index.API.Derivation(fn, s.index.Signature(call)); ok && how.Known {
		return ""
	}
	if _, certain := s.Effect(call, arg); certain == Proven {
		return ""
	}
	return ctxindex.CallName(call) + " returns when its context is done"
}

// promises reports whether by convention a function watches an argument: it
// takes a context and returns an error or a channel, or makes a response of a
// request, or returns a function that runs others. One that returns neither may
// be a logger or an accessor.
func promises(sig *types.Signature, arg int) bool {
	if arg < 0 {
		return false // methods of contexts and carriers are accessors for the most part
	}
	params := sig.Params()
	if sig.Variadic() {
		arg = min(arg, params.Len()-1)
	}
	if arg < params.Len() && !ctxapi.IsContext(params.At(arg).Type()) && !carriesCall(params.At(arg).Type(), sig) {
		return false // a carrier: it may be watched, or only read
	}
	for v := range sig.Results().Variables() {
		if _, ok := v.Type().Underlying().(*types.Chan); ok || ctxapi.IsError(v.Type()) || canFail(v.Type()) {
			return true
		}
	}
	return false
}

// canFail reports whether t is a function type that runs a function which may
// fail, as retry policies do: func(op func(context.Context) error) error.
func canFail(t types.Type) bool {
	run, ok := t.Underlying().(*types.Signature)
	if !ok || run.Params().Len() != 1 || !ctxapi.CanFail(run) {
		return false
	}
	op, ok := run.Params().At(0).Type().Underlying().(*types.Signature)
	return ok && op.Params().Len() > 0 && ctxapi.IsContext(op.Params().At(0).Type())
}

// carriesCall reports whether a function with a parameter of type t does a
// round trip: *http.Request in, *http.Response out.
func carriesCall(t types.Type, sig *types.Signature) bool {
	for v := range sig.Results().Variables() {
		if ctxapi.IsHTTPRequest(t) && ctxapi.IsHTTPResponse(v.Type()) {
			return true
		}
	}
	return false
}
