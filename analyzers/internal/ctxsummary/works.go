package ctxsummary

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

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
