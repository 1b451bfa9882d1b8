package ctxlife

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// RunsBare reports whether a context comes from a command, or the like, that
// this very program runs without one: it never ends.
func (m *Model) RunsBare(h ctxflow.Hand) bool {
	for _, o := range h.Value.Origins() {
		if o.Op == ctxflow.Param && o.Var != nil {
			return m.x.API.IsCarrier(o.Var.Type()) && m.Bare(o.Var.Type())
		}
	}
	return false
}

// Bare reports whether the program runs a command without a context. The type
// says so by what it can do: it runs by Execute as well as by ExecuteContext, as
// a *cobra.Command does, and only the former is called, in package main.
func (m *Model) Bare(t types.Type) bool {
	named := ctxapi.NameOf(t)
	if named == nil || m.x.Pkg.Name() != "main" {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	bare, ok := m.bare[named]
	if !ok {
		bare = m.executes(t, named)
		m.bare[named] = bare
	}
	return bare
}

// executes reports whether the package calls a method of t that has a form with
// a context, and none that is given a context.
func (m *Model) executes(t types.Type, named *types.TypeName) bool {
	plain := false
	for cur := range m.x.Inspector.Root().Preorder((*ast.CallExpr)(nil)) {
		fn := m.x.Callee(cur.Node().(*ast.CallExpr))
		if fn == nil || fn.Signature().Recv() == nil || ctxapi.NameOf(fn.Signature().Recv().Type()) != named {
			continue
		}
		for param := range fn.Signature().Params().Variables() {
			if ctxapi.IsContext(param.Type()) {
				return false
			}
		}
		obj, _, _ := types.LookupFieldOrMethod(t, true, fn.Pkg(), fn.Name()+"Context")
		plain = plain || obj != nil
	}
	return plain
}
