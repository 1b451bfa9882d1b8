package ctxintent

import (
	"cmp"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
)

// A Belief is what a package itself holds of a function that takes a context, by
// how it calls it elsewhere ("bugs as deviant behavior"): where its callers'
// contexts go to a function nearly everywhere, the root in one place is a slip;
// where roots go to it although contexts are at hand, they are the custom.
type Belief struct {
	Given  []*ast.CallExpr // calls that give it a context of their callers
	Rooted []*ast.CallExpr // calls that give it a root, although such a context is at hand
}

// Belief returns what the package believes of the callee of a call, by its
// other calls outside of tests.
func (m *Model) Belief(call *ast.CallExpr) Belief {
	fn := m.x.Callee(call)
	if fn == nil {
		return Belief{}
	}
	m.once.Do(m.count)
	all := m.beliefs[fn.Origin()]
	if all == nil {
		return Belief{}
	}
	others := func(calls []*ast.CallExpr) (rest []*ast.CallExpr) {
		for _, other := range calls {
			if other != call {
				rest = append(rest, other)
			}
		}
		return rest
	}
	return Belief{others(all.Given), others(all.Rooted)}
}

// For returns a call that is evidence for handing the context on: one in the
// same function, or one of most of the package's other calls.
func (b Belief) For(in *ctxflow.Func) *ast.CallExpr {
	outer := in.Outermost().Node
	for _, call := range b.Given {
		if outer.Pos() <= call.Pos() && call.End() <= outer.End() {
			return call
		}
	}
	if len(b.Given) > 2*len(b.Rooted) {
		return b.Given[0]
	}
	return nil
}

// Against returns a call that is evidence for a root: as many of the package's
// other calls give one as give a context.
func (b Belief) Against() *ast.CallExpr {
	if len(b.Rooted) > 0 && len(b.Rooted) >= len(b.Given) {
		return b.Rooted[0]
	}
	return nil
}

// An Effect is why a use matters: what the claim assumes that the end of the
// context stops the call, and the call elsewhere that is evidence in its place.
type Effect struct {
	But     string
	Sibling *ast.CallExpr
	Log     bool // it may well write a log
	Brief   bool // it looks at the context on its way in, and goes on without it
}

// Effect returns why a use of a root matters: it is proven that the end of the
// context stops the call, or its author has said so by a placeholder, or the
// package believes that it should get the caller's, or it is assumed. It is
// false if nothing speaks for it: a call that cannot fail and of which nothing
// is known writes a log, most likely.
func (m *Model) Effect(root *ctxflow.Value, u Use) (e Effect, ok bool) {
	fn, sig := m.x.Callee(u.Call), m.x.Signature(u.Call)
	_, derives := m.x.API.Derivation(fn, sig)
	effect := m.sums.Waits(u.Call, u.Arg)
	waits := derives || effect == ctxsummary.Yes
	e.Brief = !derives && m.sums.Glances(u.Call, u.Arg)
	if e.But = m.sums.Assumes(u.Call, u.Arg); waits && !e.Brief && (e.But == "" || m.placeholder(root, fn)) {
		return Effect{}, true
	}
	if fn == nil && effect != ctxsummary.No && m.Placeholder(root) && m.hasHand(u.In, u.Call) {
		if e.But = ""; !ctxapi.CanFail(sig) && !answersRequest(sig) {
			e.But = types.ExprString(u.Call.Fun) + " is no log" // nor a count
		}
		return e, true
	}
	if e.Brief {
		e.But = report.CallName(u.Call) + ", which looks at its context only once, is worth stopping"
	}
	e.But = cmp.Or(e.But, report.CallName(u.Call)+" returns when its context is done")
	belief := m.Belief(u.Call)
	if !waits && !ctxapi.CanFail(sig) {
		e.Log = true
		return e, belief.Against() == nil && m.sums.InModule(fn)
	}
	if e.Sibling = belief.For(u.In); e.Sibling != nil {
		e.But = ""
	}
	return e, true
}

// answersRequest reports whether a function is given an HTTP request.
func answersRequest(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if ctxapi.IsHTTPRequest(v.Type()) {
			return true
		}
	}
	return false
}

// placeholder reports whether a root is one, and the callee, by convention, would end
// with the context that is to come. Of an interface of the module
// only its implementations can tell.
func (m *Model) placeholder(root *ctxflow.Value, fn *types.Func) bool {
	if fn == nil || !m.Placeholder(root) {
		return false
	}
	recv := fn.Signature().Recv()
	return recv == nil || !types.IsInterface(recv.Type()) || !m.view.Inside(fn.Pkg())
}

// Placeholder reports whether a root says that its context is still to come.
func (m *Model) Placeholder(root *ctxflow.Value) bool {
	made, ok := root.Node.(*ast.CallExpr)
	return ok && ctxapi.IsFunc(m.x.Callee(made), "context", "TODO")
}

// count goes once over all calls with a context among their arguments.
func (m *Model) count() {
	m.beliefs = make(map[*types.Func]*Belief)
	for _, f := range m.x.Funcs {
		if srcfile.IsTestFile(m.pass.Fset, f.Node.Pos()) {
			continue
		}
		for _, call := range f.Calls {
			if call.Fn == nil {
				continue
			}
			if _, derives := m.x.API.Derivation(call.Fn, m.x.Signature(call.Expr)); derives {
				continue
			}
			for _, arg := range call.Expr.Args {
				if m.x.API.IsContext(m.x.Info.TypeOf(arg)) {
					m.note(m.flow.Of(f), call.Expr, call.Fn.Origin(), arg)
					break
				}
			}
		}
	}
}

func (m *Model) note(f *ctxflow.Func, call *ast.CallExpr, fn *types.Func, arg ast.Expr) {
	v := f.Eval(arg)
	given := fromParam(v)
	if !given && !(m.isRoot(v) && m.hasHand(f, call)) {
		return
	}
	b := m.beliefs[fn]
	if b == nil {
		b = new(Belief)
		m.beliefs[fn] = b
	}
	if given {
		b.Given = append(b.Given, call)
	} else {
		b.Rooted = append(b.Rooted, call)
	}
}

// hasHand reports whether a live context is at hand at a call.
func (m *Model) hasHand(f *ctxflow.Func, call *ast.CallExpr) bool {
	for _, h := range f.AtHand(call.Pos()) {
		if !ctxapi.IsTesting(h.Var.Type()) && h.Dead == nil {
			return true
		}
	}
	return false
}
