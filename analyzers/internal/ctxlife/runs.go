package ctxlife

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// A Timing says when a literal runs, seen from the function around it. The later
// ones are the greater.
type Timing uint8

const (
	// Now: while the function waits for it, on its own goroutine.
	Now Timing = iota
	// AtExit: when the function returns.
	AtExit
	// Joined: on another goroutine, which the function waits for.
	Joined
	// Beside: on another goroutine, which nobody is seen to wait for.
	Beside
	// Later: when the function may have returned: it is stored, sent, returned or
	// given to a timer.
	Later
	// Sometime, or never: that cannot be told.
	Sometime
)

type running struct {
	when Timing
	but  string
}

// Runs says when a literal runs. But is what that assumes, as a clause, where
// code is called of which no more is known than that it can fail as the literal
// can: it seems to hand back the literal's error.
//
// A literal that a local variable holds, which is only called, or given to what
// runs it, runs where that is done. Of a declared function it is Now.
func (m *Model) Runs(lit *ctxindex.Func) (when Timing, but string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.run(lit)
	return r.when, r.but
}

// RunsWithin says when code of f runs, seen from a function around f.
func (m *Model) RunsWithin(f, outer *ctxindex.Func) (when Timing, but string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.within(f, outer)
	return r.when, r.but
}

// During reports whether every literal between a place and the function whose
// context is at hand belongs to that context's life: it runs now, or on a
// goroutine that the function starts.
func (m *Model) During(h ctxflow.Hand) bool {
	for _, lit := range h.Crossed {
		switch when, but := m.Runs(lit.Func); {
		case but != "":
			return false
		case when == Now, when == Joined, when == Beside:
		default:
			return false
		}
	}
	return true
}

// Within reports whether literals, one in the other, run while the function
// around them waits for them, and what that assumes.
func (m *Model) Within(lits []*ctxflow.Func) (but string, ok bool) {
	for _, lit := range lits {
		when, why := m.Runs(lit.Func)
		if when != Now && when != Joined {
			return "", false
		}
		but = cmp.Or(but, why)
	}
	return but, true
}

func (m *Model) within(f, outer *ctxindex.Func) running {
	var all running
	for ; f != nil && f != outer; f = f.Parent {
		all = all.and(m.run(f))
	}
	return all
}

// and is when something runs that is done by what runs so.
func (r running) and(other running) running {
	if r.but == "" {
		r.but = other.but
	}
	r.when = max(r.when, other.when)
	return r
}

func (m *Model) run(lit *ctxindex.Func) running {
	r, ok := m.runs[lit]
	if !ok {
		m.runs[lit] = running{when: Sometime} // of one that is held by what it holds
		r = m.find(lit)
		m.runs[lit] = r
	}
	return r
}

func (m *Model) find(lit *ctxindex.Func) running {
	switch lit.Run {
	case ctxindex.Declared, ctxindex.Called:
		return running{when: Now}
	case ctxindex.Deferred:
		return running{when: AtExit}
	case ctxindex.Spawned:
		return running{when: m.started(lit, m.ends(lit))}
	case ctxindex.Passed:
		return m.passed(lit, lit.Call, lit.Arg)
	}
	return m.held(lit)
}

// started is Joined if the function around a goroutine waits for its group.
func (m *Model) started(lit *ctxindex.Func, group types.Object) Timing {
	if lit.Parent != nil && group != nil && m.waitedFor(lit.Parent, group) {
		return Joined
	}
	return Beside
}

// ends returns the sync.WaitGroup that a goroutine tells that it is done.
func (m *Model) ends(lit *ctxindex.Func) types.Object {
	for n := range lit.Nodes((*ast.CallExpr)(nil)) {
		call := n.(*ast.CallExpr)
		if fn := m.x.Callee(call); fn != nil && fn.FullName() == "(*sync.WaitGroup).Done" {
			return m.x.Receiver(call)
		}
	}
	return nil
}

// Awaited reports whether a goroutine tells a sync.WaitGroup that it is done, and the
// package waits for that.
func (m *Model) Awaited(f *ctxindex.Func) bool {
	group := m.ends(f)
	return group != nil && slices.ContainsFunc(m.x.Funcs, func(g *ctxindex.Func) bool { return m.waitedFor(g, group) })
}

// waitedFor reports whether a function itself waits for a group.
func (m *Model) waitedFor(f *ctxindex.Func, group types.Object) bool {
	for _, call := range f.Calls {
		if sel, ok := ast.Unparen(call.Expr.Fun).(*ast.SelectorExpr); ok && sel.Sel.Name == "Wait" && m.x.Receiver(call.Expr) == group {
			return true
		}
	}
	return false
}

// passed says when a call runs the literal that it is given, by whatever name.
func (m *Model) passed(lit *ctxindex.Func, call *ast.CallExpr, arg int) running {
	switch m.sums.Callback(call, arg) {
	case ctxapi.CallbackNow:
		return running{when: Now}
	case ctxapi.CallbackJoined:
		return running{when: m.started(lit, m.x.Receiver(call))}
	case ctxapi.CallbackUnknown:
	default: // for others as well, or after something
		return running{when: Later}
	}
	sig := m.x.Signature(call)
	switch {
	case sig == nil:
	case m.sums.Spawns(call, arg):
		return running{when: Beside}
	case m.sums.Outlasts(call, arg):
		return running{when: Later}
	case m.cannotKeep(call, arg):
		return running{when: Now}
	case ctxapi.CanFail(lit.Sig) && ctxapi.CanFail(sig) && !registers(m.x.Callee(call)) && !resultsHold(sig):
		return running{Now, fmt.Sprintf("%s runs the function that it is given before it returns", ctxindex.CallName(call))}
	}
	return running{when: Sometime}
}

func registers(fn *types.Func) bool { return fn != nil && ctxapi.Registers(fn.Name()) }

// resultsHold reports whether what a call returns, errors left out, can hold a
// function.
func resultsHold(sig *types.Signature) bool {
	for v := range sig.Results().Variables() {
		if !ctxapi.IsError(v.Type()) && ctxapi.CanHold(v.Type()) {
			return true
		}
	}
	return false
}

// cannotKeep reports whether a call of a foreign method has nowhere to put a
// function: neither the receiver, nor another argument, nor a result can hold
// one. So it runs it now, as an iterator does.
func (m *Model) cannotKeep(call *ast.CallExpr, arg int) bool {
	fn := m.x.Callee(call)
	if fn == nil || fn.Signature().Recv() == nil || fn.Pkg() == m.x.Pkg || m.sums.InModule(fn) {
		return false
	}
	if ctxapi.CanHold(fn.Signature().Recv().Type()) {
		return false
	}
	for i, a := range call.Args {
		if i != arg && ctxapi.CanHold(m.x.Info.TypeOf(a)) {
			return false
		}
	}
	return !resultsHold(fn.Signature())
}

// held says when a literal runs that is assigned to a local variable: where that
// is called, as long as nothing else is done with it.
func (m *Model) held(lit *ctxindex.Func) running {
	v := m.holder(lit)
	if v == nil || lit.Parent == nil {
		return running{when: Later}
	}
	cur, ok := m.x.Cursor(lit.Parent.Node)
	if !ok {
		return running{when: Sometime}
	}
	var all running
	for cur := range cur.Preorder((*ast.Ident)(nil)) {
		id := cur.Node().(*ast.Ident)
		if m.x.Info.Uses[id] != v {
			continue
		}
		in := m.x.Enclosing(id)
		if in == nil {
			return running{when: Sometime}
		}
		for f := in; f != nil; f = f.Parent {
			if f == lit {
				in = nil // it calls itself, or goes on to do so
				break
			}
		}
		r := running{when: Sometime}
		switch n := cur.Parent().Node().(type) {
		case *ast.AssignStmt:
			if len(n.Lhs) == 1 && n.Lhs[0] == ast.Expr(id) && ast.Unparen(n.Rhs[0]) == lit.Node {
				continue // var v func(); v = func() { … v() … }
			}
			if len(n.Lhs) == 1 && ctxindex.IsBlank(n.Lhs[0]) {
				continue
			}
			return running{when: Sometime}
		case *ast.CallExpr:
			r = m.used(lit, n, id, cur.Parent().Parent().Node())
		case *ast.BinaryExpr:
			continue // compared with nil
		case *ast.ReturnStmt, *ast.SendStmt, *ast.KeyValueExpr, *ast.CompositeLit:
			r.when = Later
		}
		if in != nil {
			r = r.and(m.within(in, lit.Parent))
		}
		if r.when == Sometime {
			return r
		}
		all = all.and(r)
	}
	return all
}

// used says when a call runs the literal that a variable holds.
func (m *Model) used(lit *ctxindex.Func, call *ast.CallExpr, id *ast.Ident, around ast.Node) running {
	if call.Fun != ast.Expr(id) {
		for i, arg := range call.Args {
			if arg == ast.Expr(id) {
				return m.passed(lit, call, i)
			}
		}
		return running{when: Sometime}
	}
	switch around.(type) {
	case *ast.GoStmt:
		return running{when: m.started(lit, m.ends(lit))}
	case *ast.DeferStmt:
		return running{when: AtExit}
	}
	return running{when: Now}
}

// holder returns the local variable that a literal is assigned to, if that is
// never assigned anything else.
func (m *Model) holder(lit *ctxindex.Func) *types.Var {
	cur, ok := m.x.Cursor(lit.Node)
	if !ok {
		return nil
	}
	var v *types.Var
	switch n := cur.Parent().Node().(type) {
	case *ast.AssignStmt:
		for i, rhs := range n.Rhs {
			if id, ok := n.Lhs[min(i, len(n.Lhs)-1)].(*ast.Ident); ok && rhs == lit.Node && len(n.Lhs) == len(n.Rhs) {
				v, _ = m.x.Info.ObjectOf(id).(*types.Var)
			}
		}
	case *ast.ValueSpec:
		for i, value := range n.Values {
			if value == lit.Node && len(n.Names) == len(n.Values) {
				v, _ = m.x.Info.Defs[n.Names[i]].(*types.Var)
			}
		}
	}
	if v == nil || v.IsField() || v.Parent() == m.x.Pkg.Scope() {
		return nil
	}
	return v
}
