package ctxbound

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Stream reports whether reads and writes of a stream at a place in f end with
// a context: an AfterFunc or a goroutine that waits for one, set up before,
// closes the stream or sets its deadline, or what it wraps, or what wraps it; or
// the function sets a deadline itself.
func (m *Model) Stream(f *ctxindex.Func, at ast.Node, stream ast.Expr) Bound {
	same := m.aliases(f, m.things(stream))
	if len(same) == 0 {
		return Free
	}
	return m.guarded(f, at.Pos(), same, 2)
}

// Connected reports whether a stream is or wraps one that waits for a peer: it
// could be given a deadline.
func (m *Model) Connected(f *ctxindex.Func, stream ast.Expr) bool {
	for t := range m.aliases(f, m.things(stream)) {
		if v := t.root; t.path == "" && ctxapi.HasDeadline(v.Type()) {
			return true
		}
	}
	return false
}

// guarded looks for what ends one of some things in the calls of a function
// before a position, and in functions of the package that it gives one to.
func (m *Model) guarded(f *ctxindex.Func, before token.Pos, same map[thing]bool, depth int) Bound {
	bound := Free
	ast.Inspect(f.Outermost().Body, func(n ast.Node) bool {
		if bound == Ends || n == nil || n.Pos() >= before && before.IsValid() {
			return false
		}
		switch n := n.(type) {
		case *ast.GoStmt:
			// A goroutine that waits for a context may do whatever it likes besides.
			if run := m.function(n.Call.Fun); run != nil && m.awaits(run.Body) && m.interrupts(run.Body, m.inside(run, n.Call, same)) {
				bound = Ends
			}
		case *ast.CallExpr:
			bound = max(bound, m.call(n, same, depth))
		}
		return true
	})
	return bound
}

func (m *Model) call(call *ast.CallExpr, same map[thing]bool, depth int) Bound {
	fn := m.x.Callee(call)
	if ctxapi.IsFunc(fn, "context", "AfterFunc") && len(call.Args) == 2 {
		if run := m.function(call.Args[1]); run != nil && m.interrupts(run.Body, same) {
			return Ends
		}
		return Free
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && ctxapi.SetsDeadline(fn) && m.any(sel.X, same) {
		return Ends
	}
	// Have: some other call. Given the thing and a context, it may tie them.
	withContext, withThing := false, false
	for _, arg := range call.Args {
		withContext = withContext || m.x.API.IsContext(m.x.Info.TypeOf(arg))
		withThing = withThing || ctxapi.IsStream(m.x.Info.TypeOf(arg)) && m.any(arg, same)
	}
	if !withContext || !withThing {
		return Free
	}
	decl := m.x.Declaration(fn)
	if decl == nil || depth == 0 {
		return Unsure
	}
	return m.guarded(decl, token.NoPos, m.inside(decl, call, same), depth-1)
}

// inside returns what the things are called in a function that is given some of
// them: captured ones keep their names.
func (m *Model) inside(f *ctxindex.Func, call *ast.CallExpr, same map[thing]bool) map[thing]bool {
	in := make(map[thing]bool)
	if f.Obj == nil {
		in = same
	}
	var params []thing
	for i, arg := range call.Args {
		if i < f.Sig.Params().Len() && m.any(arg, same) {
			params = append(params, thing{f.Sig.Params().At(i), ""})
		}
	}
	if len(params) == 0 {
		return in
	}
	all := m.aliases(f, params)
	for t := range in {
		all[t] = true
	}
	return all
}

// any reports whether an expression names or is made of one of some things.
func (m *Model) any(e ast.Expr, same map[thing]bool) bool {
	for _, t := range m.things(e) {
		if same[t] {
			return true
		}
	}
	return false
}

// interrupts reports whether a body closes one of some things, or what holds it,
// or sets its deadline.
func (m *Model) interrupts(body ast.Node, same map[thing]bool) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found {
			return !found
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if fn := m.x.Callee(call); !ok || fn == nil || !ctxapi.Interrupts(fn) {
			return true
		}
		for _, closed := range m.things(sel.X) {
			for t := range same {
				found = found || t == closed || t.root == closed.root && len(t.path) > len(closed.path) && t.path[:len(closed.path)+1] == closed.path+"."
			}
		}
		return !found
	})
	return found
}

// awaits reports whether a body receives from the channel of a context.
func (m *Model) awaits(body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		u, ok := n.(*ast.UnaryExpr)
		if !ok || u.Op != token.ARROW || found {
			return !found
		}
		call, _ := ast.Unparen(u.X).(*ast.CallExpr)
		if v := m.x.Variable(u.X); v != nil {
			if f := m.x.Enclosing(u); f != nil {
				call = m.x.LastCall(v, f.Outermost().Body, u.Pos())
			}
		}
		if call != nil {
			sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
			found = ok && sel.Sel.Name == "Done" && m.x.API.IsContext(m.x.Info.TypeOf(sel.X))
		}
		return !found
	})
	return found
}

// function returns the literal or the function of the package that e names.
func (m *Model) function(e ast.Expr) *ctxindex.Func {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		return m.x.FuncOf(e)
	case *ast.Ident:
		fn, _ := m.x.Info.Uses[e].(*types.Func)
		return m.x.Declaration(fn)
	case *ast.SelectorExpr:
		return m.function(e.Sel)
	}
	return nil
}
