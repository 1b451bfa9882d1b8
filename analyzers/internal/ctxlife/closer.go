package ctxlife

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Closer returns the method by which its users end the object that code on a goroutine
// of its own belongs to: the receiver around, or what the function around
// returns and the code works with. It returns nil if there is none, or if the code
// may run elsewhere as well.
func (m *Model) Closer(f *ctxindex.Func) *types.Func {
	outer := f.Outermost()
	if outer.Obj == nil || outer.IsMain() || ctxapi.Ends(outer.Obj.Name()) || !m.onlySpawned(f) {
		return nil
	}
	if recv := outer.Sig.Recv(); recv != nil {
		return endOf(recv.Type())
	}
	if f.Parent != outer {
		return nil
	}
	returned := make(map[*types.Var]bool)
	for n := range outer.Nodes((*ast.ReturnStmt)(nil)) {
		for _, e := range n.(*ast.ReturnStmt).Results {
			if id, ok := ast.Unparen(e).(*ast.Ident); ok {
				if v, ok := m.x.Info.Uses[id].(*types.Var); ok {
					returned[v] = true
				}
			}
		}
	}
	for v := range m.uses(f) {
		if returned[v] {
			if end := endOf(v.Type()); end != nil {
				return end
			}
		}
	}
	return nil
}

// onlySpawned reports whether code runs on goroutines of its own only.
func (m *Model) onlySpawned(f *ctxindex.Func) bool {
	if f.Obj == nil {
		return f.Run == ctxindex.Spawned
	}
	calls, complete := m.x.Callers(f.Obj)
	for _, call := range calls {
		if !call.Spawned || call.In != nil && call.In.Outermost().IsMain() {
			return false
		}
	}
	return complete && len(calls) > 0
}

// uses returns the variables that a started literal uses, captured or given.
func (m *Model) uses(f *ctxindex.Func) map[*types.Var]bool {
	vars := make(map[*types.Var]bool)
	note := func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				if v, ok := m.x.Info.Uses[id].(*types.Var); ok && !v.IsField() {
					vars[v] = true
				}
			}
			return true
		})
	}
	note(f.Body)
	if cur, ok := m.x.Cursor(f.Node); ok {
		if call, ok := cur.Parent().Node().(*ast.CallExpr); ok && call.Fun == f.Node {
			for _, arg := range call.Args {
				note(arg)
			}
		}
	}
	return vars
}

// endOf returns the method of a type, not of what it embeds, that ends what it stands
// for: Close, Stop or Shutdown without arguments, or with a context.
func endOf(t types.Type) *types.Func {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return nil
	}
	for fn := range named.Origin().Methods() {
		switch fn.Name() {
		case "Close", "Stop", "Shutdown":
			params := fn.Signature().Params()
			if params.Len() == 0 || params.Len() == 1 && ctxapi.IsContext(params.At(0).Type()) {
				return fn
			}
		}
	}
	return nil
}
