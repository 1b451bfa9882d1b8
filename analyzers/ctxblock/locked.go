package ctxblock

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// A lock is the call by which a function takes a lock that a field of an object is.
type lock struct {
	call  *ast.CallExpr
	root  types.Object // the variable that holds the object
	field *types.Var
	read  bool
}

// lockOf takes apart x.mu.Lock(), or x.Lock() of what x embeds; false if a call is none
// for which is holds.
func (c *checker) lockOf(call *ast.CallExpr, is func(*types.Func) bool) (lock, bool) {
	fn := c.Index.Callee(call)
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !is(fn) {
		return lock{}, false
	}
	l := lock{call: call, read: fn.Name() == "RLock" || fn.Name() == "RUnlock"}
	switch x := ast.Unparen(sel.X).(type) {
	case *ast.SelectorExpr:
		id, named := ast.Unparen(x.X).(*ast.Ident)
		l.field = c.variable(x)
		if !named || l.field == nil || !l.field.IsField() {
			return lock{}, false
		}
		l.root = c.TypesInfo.Uses[id]
	case *ast.Ident:
		if l.root, l.field = c.TypesInfo.Uses[x], c.embedded(sel); l.field == nil {
			return lock{}, false
		}
	}
	return l, l.root != nil
}

// embedded returns the field by which a method is promoted, or nil.
func (c *checker) embedded(sel *ast.SelectorExpr) *types.Var {
	s := c.TypesInfo.Selections[sel]
	if s == nil || len(s.Index()) != 2 {
		return nil
	}
	t := s.Recv().Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	if st, ok := t.(*types.Struct); ok {
		return st.Field(s.Index()[0]).Origin()
	}
	return nil
}

// rootOf returns the variable whose field an expression names, or nil.
func (c *checker) rootOf(e ast.Expr) types.Object {
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
			return c.TypesInfo.Uses[id]
		}
	}
	return nil
}

// held returns the locks of an object that a function certainly holds at a node: taken
// on every way to it, and given back nowhere before.
func (c *checker) held(f *ctxflow.Func, at ast.Node, root types.Object) []lock {
	to, ok := f.Locate(at)
	if !ok || root == nil {
		return nil
	}
	var locks []lock
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		p, located := f.Locate(call)
		if !located || c.deferred(call) {
			continue
		}
		if l, ok := c.lockOf(call, ctxapi.Locks); ok && l.root == root && f.Dominates(p, to) {
			locks = append(locks, l)
		}
	}
	return slices.DeleteFunc(locks, func(l lock) bool {
		for n := range f.Nodes((*ast.CallExpr)(nil)) {
			call := n.(*ast.CallExpr)
			u, unlocks := c.lockOf(call, ctxapi.Unlocks)
			if p, located := f.Locate(call); unlocks && u.field == l.field && !c.deferred(call) && (!located || f.Reaches(p, to)) {
				return true
			}
		}
		return false
	})
}

// takes returns the call by which code of a function takes a lock of an object, itself
// or by a method of the object that it calls; nil if it does not. A reader does not keep
// another from reading.
func (c *checker) takes(f *ctxindex.Func, root types.Object, held lock, depth int) *ast.CallExpr {
	if root == nil || depth == 0 {
		return nil
	}
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		if cur, ok := c.Index.Cursor(call); ok {
			if k, _ := cur.ParentEdge(); k == edge.GoStmt_Call {
				continue
			}
		}
		if l, ok := c.lockOf(call, ctxapi.Locks); ok && l.root == root && l.field == held.field && !(l.read && held.read) {
			return call
		}
		fun, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			continue
		}
		id, ok := ast.Unparen(fun.X).(*ast.Ident)
		if !ok || c.TypesInfo.Uses[id] != root {
			continue
		}
		if decl := c.Index.Declaration(c.Index.Callee(call)); decl != nil && decl != f && decl.Sig.Recv() != nil && c.takes(decl, decl.Sig.Recv(), held, depth-1) != nil {
			return call
		}
	}
	return nil
}

// locked reports a wait under a lock which those need that it waits for: once one of them
// has come to the lock, nobody goes on.
func (c *checker) locked(w wait) bool {
	if w.v == nil || !w.v.IsField() || w.f.Obj == nil || w.kind == done {
		return false
	}
	for _, l := range c.held(w.f, w.node, c.rootOf(operand(w.node))) {
		at := c.needs(w, l)
		if at == nil {
			continue
		}
		what, name := types.ExprString(operand(w.node)), types.ExprString(l.call.Fun.(*ast.SelectorExpr).X)
		message := fmt.Sprintf("this send waits for who receives from %s", what)
		switch w.kind {
		case receive:
			message = fmt.Sprintf("this waits for who sends on %s", what)
		case group:
			message = fmt.Sprintf("this waits for the goroutines of %s", what)
		}
		c.add(w, report.Finding{
			Category: "hang",
			At:       w.node,
			Message:  fmt.Sprintf("%s, which takes the lock %s that is held here: if it waits for the lock, neither goes on; unlock %s before", message, name, name),
			Related:  []analysis.RelatedInformation{report.Related(l.call, "locked here"), report.Related(at, "the other end takes the lock here")},
		})
		return true
	}
	return false
}

// needs returns the place at which the far end of a wait takes a lock, before it comes to
// do what is waited for: each that may do it, or one of those that all have to.
func (c *checker) needs(w wait, l lock) ast.Node {
	var first ast.Node
	if w.kind == group {
		for _, f := range c.Index.Funcs {
			recv := f.Outermost().Sig.Recv()
			if f == w.f.Func || recv == nil || c.IsTest(f.Body.Pos()) || !c.doneBy(f, w.v, recv) {
				continue
			}
			if at := c.takes(f, recv, l, 4); at != nil {
				return at
			}
		}
		return nil
	}
	if w.ch == nil || w.ch.Escapes || w.ch.Cap != 0 || len(c.chans.Named(w.v)) != 1 {
		return nil
	}
	far := w.ch.Of(ctxchan.Receive, ctxchan.Range)
	if w.kind == receive {
		far = w.ch.Of(ctxchan.Send, ctxchan.Close)
	}
	for _, op := range far {
		at := c.before(op, l)
		if at == nil || op.In == w.f.Func {
			return nil
		}
		first = at
	}
	return first
}

// doneBy reports whether a function tells the group of an object, now or by a deferred
// call, that it is through.
func (c *checker) doneBy(f *ctxindex.Func, group, root *types.Var) bool {
	if _, shared := group.Type().(*types.Pointer); shared {
		return false
	}
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		fn := c.Index.Callee(call)
		if fn == nil || fn.FullName() != "(*sync.WaitGroup).Done" {
			continue
		}
		if x := ast.Unparen(call.Fun).(*ast.SelectorExpr).X; c.variable(x) == group && c.rootOf(x) == root {
			return true
		}
	}
	return false
}

// before returns the place, in the loop around an operation, at which its goroutine takes
// a lock; nil if there is none.
func (c *checker) before(op ctxchan.Op, l lock) ast.Node {
	recv := op.In.Outermost().Sig.Recv()
	loop := c.peers.Loop(op)
	if recv == nil || loop == nil || c.rootOf(ctxpeer.Channel(op.Node)) != recv {
		return nil
	}
	if at := c.takes(op.In, recv, l, 4); at != nil && ctxindex.Contains(loop, at) {
		return at
	}
	return nil
}

// cancelsLate reports a method that takes a lock and then calls the cancel function which
// would stop the wait of another method that holds the lock.
func (c *checker) cancelsLate(f *ctxflow.Func, call *ast.CallExpr) {
	cancel := c.variable(call.Fun)
	ctx := c.pairs[cancel]
	if ctx == nil {
		return
	}
	for _, l := range c.held(f, call, c.rootOf(call.Fun)) {
		for _, g := range c.Index.Funcs {
			recv := g.Sig.Recv()
			if g == f.Func || recv == nil || c.IsTest(g.Body.Pos()) {
				continue
			}
			for n := range g.Nodes((*ast.UnaryExpr)(nil)) {
				recvd := n.(*ast.UnaryExpr)
				v := c.Flow.Of(g).Eval(recvd.X)
				if v.Op != ctxflow.Done || v.Parent() == nil || v.Parent().Op != ctxflow.Field || v.Parent().Var.Origin() != ctx || c.tries(recvd) {
					continue
				}
				for _, other := range c.held(c.Flow.Of(g), recvd, recv) {
					if other.field != l.field || other.read && l.read {
						continue
					}
					name := types.ExprString(l.call.Fun.(*ast.SelectorExpr).X)
					c.Report(report.Finding{
						Category: "order",
						At:       l.call,
						Message: fmt.Sprintf("this waits for %s, which %s holds while it waits for %s to be done, but %s, which ends that, is only called afterwards; call %s first",
							name, g.Obj.Name(), ctx.Name(), types.ExprString(call.Fun), types.ExprString(call.Fun)),
						Related: []analysis.RelatedInformation{report.Related(call, "too late"), report.Related(recvd, "waits here, with the lock")},
					})
					return
				}
			}
		}
	}
}

// tries reports whether a receive is one of a select that does not wait.
func (c *checker) tries(recv *ast.UnaryExpr) bool {
	sel := c.chosen(recv)
	return sel != nil && hasDefault(sel)
}

// lateCancels looks at the cancel functions in fields, which are made together with a
// context in another field.
func (c *checker) lateCancels() {
	c.pairs = make(map[*types.Var]*types.Var)
	for cur := range c.Index.Inspector.Root().Preorder((*ast.AssignStmt)(nil)) {
		as := cur.Node().(*ast.AssignStmt)
		if len(as.Lhs) != 2 || len(as.Rhs) != 1 {
			continue
		}
		ctx, cancel := c.variable(as.Lhs[0]), c.variable(as.Lhs[1])
		if cancel == nil || !cancel.IsField() || !ctxapi.IsCancelFunc(cancel.Type()) {
			continue
		}
		if old, known := c.pairs[cancel]; known && old != ctx || ctx == nil || !ctx.IsField() {
			ctx = nil
		}
		c.pairs[cancel] = ctx
	}
	if len(c.pairs) == 0 {
		return
	}
	for _, f := range c.Index.Funcs {
		if f.Sig.Recv() == nil || c.IsTest(f.Body.Pos()) {
			continue
		}
		for n := range f.Nodes((*ast.CallExpr)(nil)) {
			if call := n.(*ast.CallExpr); c.isCancel(call) && !c.deferred(call) {
				c.cancelsLate(c.Flow.Of(f), call)
			}
		}
	}
}
