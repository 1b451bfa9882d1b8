package ctxblock

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

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
		blocks := fmt.Sprintf("this send blocks forever if the receiver of %s", what)
		switch w.kind {
		case receive:
			blocks = fmt.Sprintf("this receive blocks forever if the sender on %s", what)
		case group:
			blocks = fmt.Sprintf("%s.Wait blocks forever if one of its goroutines", what)
		}
		c.add(w, report.Finding{
			Category: "hang",
			At:       w.node,
			Message:  fmt.Sprintf("%s is waiting for %s, which is locked here; unlock %s first", blocks, name, name),
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
			if f == w.f.Func || recv == nil || c.IsTest(f.Body.Pos()) {
				continue
			}
			for _, done := range c.doneBy(f, w.v, recv) {
				for _, at := range c.takes(f, recv, l, 4) {
					if c.precedes(c.Flow.Of(f), at, done) {
						return at
					}
				}
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
		if at == nil || op.In == w.f.Func || c.agreed(w, l, op) {
			return nil
		}
		first = at
	}
	return first
}

// doneBy returns the calls, now or deferred, by which a function tells the group of an
// object that it is through.
func (c *checker) doneBy(f *ctxindex.Func, group, root *types.Var) (found []*ast.CallExpr) {
	if _, shared := group.Type().(*types.Pointer); shared {
		return nil
	}
	for n := range f.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		fn := c.Index.Callee(call)
		if fn == nil || fn.FullName() != "(*sync.WaitGroup).Done" {
			continue
		}
		if x := ast.Unparen(call.Fun).(*ast.SelectorExpr).X; c.variable(x) == group && c.rootOf(x) == root {
			found = append(found, call)
		}
	}
	return found
}

// precedes reports whether a call happens before another whenever both do. Deferred calls
// happen last, the latest first.
func (c *checker) precedes(f *ctxflow.Func, a, b *ast.CallExpr) bool {
	p, ok := f.Locate(a)
	q, known := f.Locate(b)
	if !ok || !known {
		return false
	}
	switch late := c.deferred(b); {
	case c.deferred(a):
		return late && f.Reaches(q, p) && !f.Reaches(p, q)
	case late:
		return true
	}
	return f.Reaches(p, q) && !f.Reaches(q, p)
}

// before returns the place, in the loop around an operation, at which its goroutine takes
// a lock and then comes to the operation; nil if there is none.
func (c *checker) before(op ctxchan.Op, l lock) ast.Node {
	recv := op.In.Outermost().Sig.Recv()
	loop := c.peers.Loop(op)
	if recv == nil || loop == nil || c.rootOf(ctxpeer.Channel(op.Node)) != recv {
		return nil
	}
	f := c.Flow.Of(op.In)
	to, ok := f.Locate(ctxpeer.Channel(op.Node))
	for _, at := range c.takes(op.In, recv, l, 4) {
		from, located := f.Locate(at)
		if ok && located && !c.deferred(at) && ctxindex.Contains(loop, at) && f.Comes(from, to, func(n ast.Node) bool { return !ctxindex.Contains(loop, n) }) {
			return at
		}
	}
	return nil
}

// agreed reports whether a wait is made only if a field has a value, and the far end gives
// it one: that it is where it meets the wait, perhaps.
func (c *checker) agreed(w wait, l lock, op ctxchan.Op) bool {
	tested := make(map[*types.Var]bool)
	for n := range w.f.Nodes((*ast.IfStmt)(nil)) {
		if s := n.(*ast.IfStmt); l.call.Pos() < s.Pos() && s.Pos() < w.node.Pos() {
			ctxindex.Some(s.Cond, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok && c.rootOf(sel) == l.root {
					tested[c.variable(sel)] = true
				}
				return false
			})
		}
	}
	return ctxindex.Some(op.In.Body, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		return ok && slices.ContainsFunc(as.Lhs, func(e ast.Expr) bool { v := c.variable(e); return v != nil && tested[v] })
	})
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
				if !c.isDoneOf(recvd, ctx, recv) {
					continue
				}
				only, assumes := c.waitsOnly(recvd, ctx, recv)
				if !only {
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
						Assumes: assumes,
						Related: []analysis.RelatedInformation{report.Related(call, "too late"), report.Related(recvd, "waits here, with the lock")},
					})
					return
				}
			}
		}
	}
}

// isDoneOf reports whether an expression receives from the Done channel of the context in
// a field of an object.
func (c *checker) isDoneOf(recv *ast.UnaryExpr, ctx *types.Var, root types.Object) bool {
	call, ok := ast.Unparen(recv.X).(*ast.CallExpr)
	if !ok || recv.Op != token.ARROW {
		return false
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Done" && c.variable(sel.X) == ctx && c.rootOf(sel.X) == root
}

// waitsOnly reports whether a receive waits for the end of a context and for nothing else,
// or, as is assumed then, a long time for a timer.
func (c *checker) waitsOnly(recv *ast.UnaryExpr, ctx *types.Var, root types.Object) (only bool, assumes string) {
	sel := c.chosen(recv)
	if sel == nil {
		return true, ""
	}
	for _, clause := range sel.Body.List {
		stmt, _ := clause.(*ast.CommClause).Comm.(*ast.ExprStmt)
		if stmt == nil {
			return false, ""
		}
		switch arm, ok := ast.Unparen(stmt.X).(*ast.UnaryExpr); {
		case !ok:
			return false, ""
		case ctxpeer.IsTimer(c.TypesInfo, arm.X):
			assumes = "the timer takes long"
		case !c.isDoneOf(arm, ctx, root):
			return false, ""
		}
	}
	return true, assumes
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
