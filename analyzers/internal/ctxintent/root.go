package ctxintent

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// Linked reports whether the function that makes a root links what it derives
// from it to another end by hand: it calls the cancel itself, where the context
// at hand has ended or a stop was received, or has something that waits for
// such an end call it. A timer is no link: it is a timeout.
func (m *Model) Linked(root *ctxflow.Value) bool {
	f := root.In
	for _, ob := range f.Obligations() {
		if ob.Var == nil || len(ob.Call.Args) == 0 || !f.Eval(ob.Call.Args[0]).MayDeriveFrom(root) {
			continue
		}
		found := false
		ast.Inspect(f.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.DeferStmt:
				_, lit := ast.Unparen(n.Call.Fun).(*ast.FuncLit)
				_, call := ast.Unparen(n.Call.Fun).(*ast.CallExpr) // defer context.AfterFunc(…)()
				return lit || call
			case *ast.GoStmt:
				found = found || m.x.Mentions(n, ob.Var) && m.waitsForEnd(n.Call)
			case *ast.CallExpr:
				switch {
				case m.x.API.Callback(m.x.Callee(n)) == ctxapi.CallbackAfter:
					found = found || m.x.Mentions(n, ob.Var)
				case m.calls(n, ob.Var) && m.x.Enclosing(n) == f.Func:
					found = found || m.pastEnd(f, n) && !m.pastEnd(f, root.Node.(*ast.CallExpr))
				}
			}
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

func (m *Model) calls(call *ast.CallExpr, v types.Object) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	return ok && m.x.Info.Uses[id] == v
}

// pastEnd reports whether a context at hand is dead where a call stands, or a
// stop was received.
func (m *Model) pastEnd(f *ctxflow.Func, call *ast.CallExpr) bool {
	for _, h := range f.AtHand(call.Pos()) {
		if h.Dead != nil {
			return true
		}
	}
	return m.place(Use{Call: call, In: f}, false)
}

// waitsForEnd reports whether what a go statement starts waits for something
// but time: it receives from a channel, or is a function that is given one or a
// context.
func (m *Model) waitsForEnd(call *ast.CallExpr) bool {
	lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit)
	if !ok {
		for _, arg := range call.Args {
			if t := m.x.Info.TypeOf(arg); m.x.API.IsContext(t) || isChan(t) {
				return true
			}
		}
		return false
	}
	found := false
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW && !ctxapi.IsTime(m.x.Info.TypeOf(n))
		case *ast.RangeStmt:
			found = found || isChan(m.x.Info.TypeOf(n.X))
		case *ast.CallExpr:
			fn := m.x.Callee(n)
			found = found || m.sums.Blocks(n) && fn != nil && fn.Pkg().Path() != "time" // until another's end, such as wg.Wait
		}
		return !found
	})
	return found
}

func isChan(t types.Type) bool {
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Chan)
	return ok
}

// Rebuilt reports whether a call puts what a context at hand holds into a root, or
// into what is derived from it: a WithoutCancel by hand.
func (m *Model) Rebuilt(root *ctxflow.Value) bool {
	f := root.In
	for _, call := range f.Calls {
		if sig := m.x.Signature(call.Expr); sig == nil || sig.Results().Len() == 0 || !m.x.API.IsContext(sig.Results().At(0).Type()) {
			continue
		}
		given, parent := false, false
		for i, arg := range call.Expr.Args {
			if m.x.API.IsContext(m.x.Info.TypeOf(arg)) {
				parent = parent || i == 0 && f.Eval(arg).MayDeriveFrom(root)
			} else {
				given = given || m.asked(f, arg, 2)
			}
		}
		if parent && given {
			return true
		}
	}
	return false
}

// asked reports whether a context at hand was asked for the value of an
// expression: ctx.Value(key), Tenant(ctx), or a variable that got one of these.
func (m *Model) asked(f *ctxflow.Func, e ast.Expr, depth int) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.TypeAssertExpr:
		return m.asked(f, e.X, depth)
	case *ast.CallExpr:
		if sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok && sel.Sel.Name == "Value" && m.isHand(f, sel.X) {
			return true
		}
		for _, arg := range e.Args {
			if m.isHand(f, arg) {
				return true
			}
		}
	case *ast.Ident:
		v, ok := m.x.Info.Uses[e].(*types.Var)
		if !ok || depth == 0 || v.IsField() || v.Parent() == m.x.Pkg.Scope() || ctxapi.IsError(v.Type()) {
			return false
		}
		for n := range f.Nodes((*ast.AssignStmt)(nil)) {
			as := n.(*ast.AssignStmt)
			for i, lhs := range as.Lhs {
				if id, ok := lhs.(*ast.Ident); !ok || m.x.Info.ObjectOf(id) != v {
					continue
				}
				rhs := as.Rhs[0]
				if len(as.Rhs) == len(as.Lhs) {
					rhs = as.Rhs[i]
				}
				return m.asked(f, rhs, depth-1)
			}
		}
	}
	return false
}

// isHand reports whether an expression is a context that comes from parameters.
func (m *Model) isHand(f *ctxflow.Func, e ast.Expr) bool {
	return m.x.API.IsContext(m.x.Info.TypeOf(e)) && fromParam(f.Eval(e))
}

func fromParam(v *ctxflow.Value) bool {
	for _, o := range v.Origins() {
		if o.Op != ctxflow.Param {
			return false
		}
	}
	return len(v.Origins()) > 0
}

// Begins reports whether the root begins a life: the cancel function of what is
// derived from it is stored, for a method to call that ends it. The work that
// begins it is part of it, and a caller that ends earlier must not end it.
func (m *Model) Begins(root *ctxflow.Value) bool {
	for _, ob := range root.In.Obligations() {
		if ob.How.Parent >= len(ob.Call.Args) || ob.How.Parent < 0 || ast.Unparen(ob.Call.Args[ob.How.Parent]) != root.Node {
			continue
		}
		if ob.Binding == ctxflow.Stored || ob.Binding == ctxflow.Local && m.storedLater(root.In, ob.Var) {
			return true
		}
	}
	return false
}

// storedLater reports whether a variable is assigned to a field or an element of
// a map or slice.
func (m *Model) storedLater(f *ctxflow.Func, v *types.Var) bool {
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != len(as.Rhs) {
			return true
		}
		for i, rhs := range as.Rhs {
			id, ok := ast.Unparen(rhs).(*ast.Ident)
			if !ok || m.x.Info.Uses[id] != v {
				continue
			}
			switch ast.Unparen(as.Lhs[i]).(type) {
			case *ast.SelectorExpr, *ast.IndexExpr:
				found = true
			}
		}
		return !found
	})
	return found
}
