package ctxlife

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// ToWatch returns the context that code at a place of f should watch while it
// waits: the nearest one at hand that certainly ends. It is false if that is dead at
// the place, or does not live as long as the place's code runs: a nearer context
// that is dead, or that a literal may outlive, says that a farther one is not meant
// either. So it is if whoever has it uses it for nothing but its values: a logger's
// context ends nothing.
func (m *Model) ToWatch(f *ctxflow.Func, at ast.Node) (ctxflow.Hand, bool) {
	for _, h := range f.AtHand(at.Pos()) {
		if m.Certain(f, h) {
			return h, h.Dead == nil && m.During(h) && !m.ValueOnly(h)
		}
	}
	return ctxflow.Hand{}, false
}

// Certain reports whether a context at hand surely is one that ends: a carrier counts if somebody who knows asks it for its context. A
// *cobra.Command, for one, has a context only if the program gave it one. A
// receiver that is a context because it embeds one is an object with a field.
func (m *Model) Certain(f *ctxflow.Func, h ctxflow.Hand) bool {
	t := h.Var.Type()
	switch {
	case m.RunsBare(h):
		return false
	case ctxapi.IsHTTPRequest(t):
		return true
	case ctxapi.IsContext(t):
		return types.IsInterface(t) || f.Outermost().Sig.Recv() != h.Var
	}
	carrier := m.x.API.Carrier(t)
	if carrier != nil && carrier.Said {
		return true
	}
	asked := false
	ast.Inspect(f.Outermost().Node, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && carrier != nil && sel.Sel.Name == carrier.Name() {
			id, ok := ast.Unparen(sel.X).(*ast.Ident)
			asked = asked || ok && m.x.Info.Uses[id] == h.Var
		}
		return !asked
	})
	return asked
}

// ValueOnly reports whether the function that has a context uses it for nothing
// but its values: a logger's context ends nothing.
func (m *Model) ValueOnly(h ctxflow.Hand) bool {
	if !ctxapi.IsContext(h.Var.Type()) {
		return false
	}
	for _, o := range h.Value.Origins() {
		if o.In == nil || o.Var == nil || !m.sums.OnlyValues(o.In.Func, o.Var) {
			return false
		}
	}
	return true
}
