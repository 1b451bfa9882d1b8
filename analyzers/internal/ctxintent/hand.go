package ctxintent

import (
	"go/ast"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Hand returns the context that a call in f should be given: the nearest one at
// hand, if it is alive and the code between runs while its function does. But is
// what that assumes; the hand is also returned where it is not to be used.
//
// A nearer context that is dead, or may be by then, or that a copy of its
// request is to lose, hides the others: detaching is the point there.
func (m *Model) Hand(f *ctxflow.Func, call *ast.CallExpr) (h ctxflow.Hand, but string, ok bool) {
	for _, h := range f.AtHand(call.Pos()) {
		if ctxapi.IsTesting(h.Var.Type()) {
			continue // t.Context() is a matter of style
		}
		if h.Dead != nil || m.started(f, h) || m.x.Receiver(call) == h.Var {
			return h, "", false
		}
		but, ok := m.life.Within(h.Crossed)
		return h, but, ok
	}
	return ctxflow.Hand{}, "", false
}

// started reports whether the function that got the context as a parameter is
// the body of a goroutine: a literal, or a function that nobody just calls.
func (m *Model) started(f *ctxflow.Func, h ctxflow.Hand) bool {
	for range h.Crossed {
		f = f.ParentFlow()
	}
	if f.Run == ctxindex.Spawned {
		for v := range f.Sig.Params().Variables() {
			if v == h.Var {
				return true
			}
		}
		return false
	}
	if f.Obj == nil || f.Obj.Exported() {
		return false
	}
	calls, complete := m.x.Callers(f.Obj)
	for _, c := range calls {
		if !c.Spawned {
			return false
		}
	}
	return complete && len(calls) > 0
}
