package ctxpeer

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
)

// More reports whether more than one value may be sent on a channel.
func (m *Model) More(ch *ctxchan.Chan) bool {
	n, ok := m.Sent(ch)
	return !ok || n > 1
}

// Sent returns how many values may be sent on a channel at most, if that is a
// number.
func (m *Model) Sent(ch *ctxchan.Chan) (int64, bool) {
	if ch.In == nil || ch.Many {
		return 0, false
	}
	sent, ok := m.sends(ch, false)
	for key := range sent {
		ok = ok && key == ""
	}
	return sent[""], ok
}

// Drains reports whether an operation takes whatever comes: a loop over the
// channel that nothing leaves but its end.
func (m *Model) Drains(op ctxchan.Op) bool {
	if _, ok := op.Node.(*ast.RangeStmt); ok {
		return len(ctxindex.LoopExits(m.Loop(op))) == 0
	}
	loop, ok := m.Loop(op).(*ast.ForStmt)
	if !ok || loop.Cond != nil {
		return false
	}
	for _, exit := range ctxindex.LoopExits(loop) {
		if !m.closedOnly(op, loop, exit) {
			return false
		}
	}
	return true
}

// closedOnly reports whether a loop is left where the channel is closed:
// v, ok := <-ch; if !ok { return }.
func (m *Model) closedOnly(op ctxchan.Op, loop, exit ast.Stmt) bool {
	cur, ok := m.x.Cursor(op.Node)
	if !ok {
		return false
	}
	as, ok := cur.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 2 {
		return false
	}
	open, ok := as.Lhs[1].(*ast.Ident)
	at, found := m.x.Cursor(exit)
	if !ok || !found {
		return false
	}
	for up := at.Parent(); up.Node() != loop; up = up.Parent() {
		if n, ok := up.Node().(*ast.IfStmt); ok {
			not, ok := ast.Unparen(n.Cond).(*ast.UnaryExpr)
			if !ok {
				return false
			}
			id, ok := ast.Unparen(not.X).(*ast.Ident)
			return ok && m.x.Info.ObjectOf(id) == m.x.Info.ObjectOf(open)
		}
	}
	return false
}

// Pool reports whether a channel is filled by the function that makes it: to
// receive is to take what it holds, and to send is to give it back.
func (m *Model) Pool(ch *ctxchan.Chan) bool {
	if ch.Make == nil || ch.Cap == 0 {
		return false
	}
	maker := m.x.Enclosing(ch.Make)
	for _, op := range ch.Of(ctxchan.Send) {
		if op.In != maker {
			continue
		}
		if at, ok := m.flows.Of(op.In).Locate(op.Node); ok && m.flows.Of(op.In).InLoop(at) {
			return true
		}
	}
	return false
}

// Reply reports whether a channel was itself received, or is a field of what
// was: who asked waits for the answer.
func (m *Model) Reply(f *ctxflow.Func, e ast.Expr) bool {
	id := root(e)
	if id == nil {
		return false
	}
	obj, ok := m.x.Info.ObjectOf(id).(*types.Var)
	if !ok {
		return false
	}
	found := false
	ast.Inspect(f.Outermost().Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Rhs) == 1 && ctxindex.Received(n) != nil {
				first, ok := n.Lhs[0].(*ast.Ident)
				found = found || ok && m.x.Info.ObjectOf(first) == obj
			}
		case *ast.RangeStmt:
			if t, ok := m.x.Info.TypeOf(n.X).Underlying().(*types.Chan); ok && t != nil && n.Key != nil {
				first, ok := n.Key.(*ast.Ident)
				found = found || ok && m.x.Info.ObjectOf(first) == obj
			}
		}
		return !found
	})
	return found
}

// Ends reports whether a receive comes to its end with some context, for all
// that is seen: on the way to their send or close, those at the other end pass
// only work that a context ends. What the function of the receive does itself
// does not count.
func (m *Model) Ends(ch *ctxchan.Chan, at *ctxflow.Func) bool {
	far := 0
	for _, op := range ch.Of(ctxchan.Send, ctxchan.Close) {
		if op.In == at.Func {
			continue
		}
		if far++; !m.bounded(op) {
			return false
		}
	}
	return far > 0
}

// bounded reports whether every wait on the way to an operation ends with a
// context.
func (m *Model) bounded(op ctxchan.Op) bool {
	f := m.flows.Of(op.In)
	to, ok := f.Locate(op.Node)
	if !ok {
		return false
	}
	for n := range op.In.Nodes((*ast.SendStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.SelectStmt)(nil), (*ast.RangeStmt)(nil), (*ast.CallExpr)(nil)) {
		if n == op.Node || n == op.Select || m.passes(f, n) {
			continue
		}
		if at, ok := f.Locate(First(n)); ok && (at == to || f.Reaches(at, to)) {
			return false
		}
	}
	return true
}

// First returns the part of a statement that is in the graph.
func First(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.SelectStmt:
		return n.Body.List[0].(*ast.CommClause).Comm
	case *ast.RangeStmt:
		return n.X
	}
	return n
}

// passes reports whether code does not wait, or no longer than a context lasts.
func (m *Model) passes(f *ctxflow.Func, n ast.Node) bool {
	switch n := n.(type) {
	case *ast.SelectStmt:
		for _, s := range n.Body.List {
			clause := s.(*ast.CommClause)
			recv := ctxindex.Received(clause.Comm)
			if clause.Comm == nil || recv != nil && (f.Eval(recv.X).Op == ctxflow.Done || IsTimer(m.x.Info, recv.X)) {
				return true
			}
		}
		return len(n.Body.List) == 0
	case *ast.RangeStmt:
		_, isChan := m.x.Info.TypeOf(n.X).Underlying().(*types.Chan)
		return !isChan
	case *ast.UnaryExpr:
		if n.Op != token.ARROW || f.Eval(n.X).Op == ctxflow.Done || IsTimer(m.x.Info, n.X) {
			return true
		}
	case *ast.CallExpr:
		if !m.sums.Blocks(n) {
			return true
		}
		for i := range n.Args {
			if m.sums.Waits(n, i) == ctxsummary.Yes {
				return true
			}
		}
		return m.sums.Watches(n) == ctxsummary.Yes
	}
	cur, ok := m.x.Cursor(n)
	if !ok {
		return true
	}
	_, sel := ctxchan.Communication(cur)
	return sel != nil
}

// HasDone reports whether the function of an operation itself waits for the end
// of a context, or is run when one has ended.
func (m *Model) HasDone(op ctxchan.Op) bool {
	f := m.flows.Of(op.In)
	for n := range op.In.Nodes((*ast.UnaryExpr)(nil)) {
		if f.Eval(n.(*ast.UnaryExpr).X).Op == ctxflow.Done {
			return true
		}
	}
	return op.In.Call != nil && op.In.Run != ctxindex.Declared && m.x.API.Callback(m.x.Callee(op.In.Call)) == ctxapi.CallbackAfter
}

// Given reports whether a channel is the result of a call that was given a
// context which ends when another one does: whoever is behind it knows that end.
func (m *Model) Given(f *ctxflow.Func, e ast.Expr, at ast.Node, with *ctxflow.Value) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		v := ctxchan.Variable(m.x.Info, e)
		if v == nil || v.IsField() {
			return false
		}
		for g := f; g != nil && call == nil; g = g.ParentFlow() {
			call = m.x.LastCall(v, g.Body, at.Pos())
		}
	}
	if call == nil || m.x.Info.Types[call.Fun].IsBuiltin() {
		return false
	}
	in := m.x.Enclosing(call)
	if in == nil {
		return false
	}
	for _, arg := range call.Args {
		if !ctxapi.IsContext(m.x.Info.TypeOf(arg)) {
			continue
		}
		if v := m.flows.Of(in).Eval(arg); v != nil && (SameEnd(v, with) || with.EndsWith(v)) {
			return true
		}
	}
	return false
}

// Joined reports whether a wait is for code that was told to end: a channel was
// closed, a cancel function called or a signal sent before it in its function,
// or it stands in the arm of a stop channel.
func (m *Model) Joined(f *ctxflow.Func, wait ast.Node) bool {
	if m.InArm(f, wait) {
		return true
	}
	at, ok := f.Locate(First(wait))
	found := false
	ast.Inspect(f.Body, func(n ast.Node) bool {
		tells := false
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SendStmt:
			st, ok := m.x.Info.TypeOf(n.Value).Underlying().(*types.Struct)
			tells = ok && st.NumFields() == 0
		case *ast.CallExpr:
			t := m.x.Info.TypeOf(n.Fun)
			tells = m.closes(n) || t != nil && ctxapi.IsCancelFunc(t)
		}
		if tells && ok && n.Pos() < wait.Pos() {
			p, ok := f.Locate(n)
			found = found || ok && f.Reaches(p, at)
		}
		return !found
	})
	return found
}

// InArm reports whether code stands in the arm of a select that a context or
// stop channel opens.
func (m *Model) InArm(f *ctxflow.Func, n ast.Node) bool {
	cur, ok := m.x.Cursor(n)
	if !ok {
		return false
	}
	for up := cur; up.Node() != f.Node; up = up.Parent() {
		if k, _ := up.ParentEdge(); k != edge.CommClause_Body {
			continue
		}
		recv := ctxindex.Received(up.Parent().Node().(*ast.CommClause).Comm)
		if recv != nil && (f.Eval(recv.X).Op == ctxflow.Done || ctxapi.IsDoneChan(m.x.Info.TypeOf(recv.X))) {
			return true
		}
	}
	return false
}

func (m *Model) closes(call *ast.CallExpr) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	return ok && id.Name == "close" && m.x.Info.Types[call.Fun].IsBuiltin()
}
