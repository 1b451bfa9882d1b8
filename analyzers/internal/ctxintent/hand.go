package ctxintent

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
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
		if h.Dead != nil || m.started(f, h) || receiver(m.x.Info, call) == h.Var {
			return h, "", false
		}
		but, ok := m.During(h.Crossed)
		return h, but, ok
	}
	return ctxflow.Hand{}, "", false
}

// receiver returns the variable that a method is called on.
func receiver(info *types.Info, call *ast.CallExpr) types.Object {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
			return info.ObjectOf(id)
		}
	}
	return nil
}

// During reports whether literals, one in the other, run while the function
// around them does, and what that assumes.
func (m *Model) During(lits []*ctxflow.Func) (but string, ok bool) {
	for _, lit := range lits {
		switch lit.Run {
		case ctxindex.Called:
			continue
		case ctxindex.Spawned:
			if m.joined(lit) {
				continue
			}
		case ctxindex.Passed:
			switch cb := m.sums.Callback(lit.Call, lit.Arg); {
			case cb == ctxapi.CallbackNow, cb == ctxapi.CallbackJoined && m.waitedFor(lit.Parent.Body, receiver(m.x.Info, lit.Call)):
				continue
			case m.handsBack(lit, lit.Call, lit.Arg):
				but = fmt.Sprintf("%s runs the function that it is given before it returns", report.CallName(lit.Call))
				continue
			}
		case ctxindex.Stored:
			if calls, back := m.onlyCalled(lit); calls {
				if back != nil {
					but = fmt.Sprintf("%s runs the function that it is given before it returns", report.CallName(back))
				}
				continue
			}
		}
		return "", false
	}
	return but, true
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

// joined reports whether the function around a goroutine waits for it: the
// goroutine tells a group that it is done, and the function waits for that.
func (m *Model) joined(lit *ctxflow.Func) bool {
	found := false
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if ok && m.isWaitGroup(call, "Done") {
			found = found || m.waitedFor(lit.Parent.Body, receiver(m.x.Info, call))
		}
		return !found
	})
	return found
}

func (m *Model) isWaitGroup(call *ast.CallExpr, method string) bool {
	fn := m.x.Callee(call)
	return fn != nil && fn.Name() == method && fn.FullName() == "(*sync.WaitGroup)."+method
}

// waitedFor reports whether a function waits for a group.
func (m *Model) waitedFor(body *ast.BlockStmt, group types.Object) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			sel, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr)
			found = found || ok && group != nil && sel.Sel.Name == "Wait" && receiver(m.x.Info, n) == group
		}
		return !found
	})
	return found
}

// handsBack reports whether a call is given a literal that can fail, and can
// fail itself, as a retry does: it seems to hand back the literal's error.
func (m *Model) handsBack(lit *ctxflow.Func, call *ast.CallExpr, arg int) bool {
	if m.x.API.Callback(m.x.Callee(call)) != ctxapi.CallbackUnknown {
		return false
	}
	sig := m.x.Signature(call)
	return sig != nil && ctxapi.CanFail(lit.Sig) && ctxapi.CanFail(sig) && !m.sums.Outlasts(call, arg)
}

// onlyCalled reports whether a literal is assigned to a local variable that is
// only ever called, and not by a go statement, or given to what hands its error
// back, which is returned.
func (m *Model) onlyCalled(lit *ctxflow.Func) (ok bool, back *ast.CallExpr) {
	cur, ok := m.x.Cursor(lit.Node)
	if !ok {
		return false, nil
	}
	var v types.Object
	switch n := cur.Parent().Node().(type) {
	case *ast.AssignStmt:
		if id, ok := n.Lhs[0].(*ast.Ident); ok && len(n.Lhs) == 1 {
			v = m.x.Info.ObjectOf(id)
		}
	case *ast.ValueSpec:
		if len(n.Names) == 1 {
			v = m.x.Info.Defs[n.Names[0]]
		}
	}
	if v == nil || v.Parent() == m.x.Pkg.Scope() || v.Parent() == nil {
		return false, nil
	}
	called, mentioned := 0, 0
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && m.x.Info.Uses[id] == v
	}
	ast.Inspect(lit.Parent.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			if is(n.Call.Fun) {
				called--
			}
		case *ast.AssignStmt:
			if n.Pos() <= lit.Node.Pos() && lit.Node.End() <= n.End() && is(n.Lhs[0]) {
				called++ // var v func(…); v = func(…) { … v(…) … }
			}
		case *ast.CallExpr:
			if is(n.Fun) {
				called++
			}
			for i, arg := range n.Args {
				if is(arg) && m.handsBack(lit, n, i) {
					called++
					back = n
				}
			}
		case *ast.Ident:
			if m.x.Info.Uses[n] == v {
				mentioned++
			}
		}
		return true
	})
	return called == mentioned, back
}
