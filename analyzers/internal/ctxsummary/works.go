package ctxsummary

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

// Works reports whether a call does work under the given argument, a context:
// it observes it, or makes something of it that is as good as work, a timeout,
// a request or a command.
func (s *Summaries) Works(call *ast.CallExpr, arg int) bool {
	fn := s.index.Callee(call)
	how, derives := s.index.API.Derivation(fn, s.index.Signature(call))
	if derives && how.Known {
		return how.Timed || how.Kind == ctxapi.Carry
	}
	if fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "context" {
		return false
	}
	return s.Observes(call, arg) == Yes
}

// EndsWith reports whether the context that a function of the module returns
// certainly ends with what the function was given.
func (s *Summaries) EndsWith(call *ast.CallExpr) bool { return s.ResultOf(call) == Ends }

// Outlasts reports whether a function that is given as an argument may run
// after the call, or beside it, with nobody waiting: on a timer, at the end of a
// test, or because the callee, a function of the module, starts it, or keeps one
// that returns nothing: for a result somebody waits, through whatever hands.
func (s *Summaries) Outlasts(call *ast.CallExpr, arg int) bool {
	switch s.index.API.Callback(s.index.Callee(call)) {
	case ctxapi.CallbackCleanup, ctxapi.CallbackAfter, ctxapi.CallbackLater:
		return true
	case ctxapi.CallbackUnknown:
		fact := s.callee(call)
		if fact == nil {
			return false
		}
		later := fact.Spawns
		if sig, ok := s.index.Info.TypeOf(call.Args[arg]).(*types.Signature); ok && sig.Results().Len() == 0 {
			later |= fact.Keeps
		}
		return later&s.argument(call, arg) != 0
	}
	return false
}
