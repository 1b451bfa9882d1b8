package ctxsummary

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// Reads reports whether a call, or whoever it gives the context to, makes use of the
// values of its argument: starts a span that is a child of the context's, logs under it, or
// looks something up. No means that the context is asked for its end and for nothing else.
func (s *Summaries) Reads(call *ast.CallExpr, arg int) Answer {
	fn, sig := s.index.Callee(call), s.index.Signature(call)
	switch {
	case sig == nil:
		return No // a conversion
	case s.index.API.IsValueOnly(fn):
		return Yes
	case arg == ctxapi.Receiver && ctxapi.EndsOnly(fn):
		return No
	case arg == ctxapi.Receiver && fn != nil && fn.Name() == "Value":
		return Yes
	}
	if how, ok := s.index.API.Derivation(fn, sig); ok {
		for v := range sig.Results().Variables() {
			if ctxapi.HasEnd(v.Type()) {
				return Yes // a span
			}
		}
		if how.Known {
			return No // what becomes of the result counts
		}
	}
	b := s.argument(call, arg)
	if fact := s.callee(call); fact != nil {
		return fact.reads(b)
	}
	if impls := s.implementations(fn); len(impls) > 0 {
		return union(impls).reads(b)
	}
	if fn == nil || !ctxapi.EndsOnly(fn) {
		return Unknown
	}
	return No
}

func (f *Fact) reads(b uint32) Answer {
	switch {
	case f.Values || f.Reads&b != 0:
		return Yes
	case (f.Lends|f.Keeps|f.Hands)&b != 0:
		return Unknown
	}
	return No
}

// reading notes whether a call makes use of the values of parameters that it is given.
func (s *Summaries) reading(call *ast.CallExpr, arg int, from uint32, fact *Fact) {
	if fact.Reads&from == from {
		return
	}
	switch s.Reads(call, arg) {
	case Yes:
		fact.Reads |= from
	case Unknown:
		if arg != ctxapi.Receiver { // a carrier's methods are accessors for the most part
			fact.Lends |= from
		}
	}
}
