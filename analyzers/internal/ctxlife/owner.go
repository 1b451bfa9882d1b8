package ctxlife

import (
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
)

// Owner returns the receiver of the method around f, and its field that holds a
// context which the package ends; nil if there is none that code could name.
func (m *Model) Owner(f *ctxindex.Func) (recv, field *types.Var) {
	recv = f.Outermost().Sig.Recv()
	if recv == nil || recv.Name() == "" || recv.Name() == "_" {
		return nil, nil
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok {
		for f := range st.Fields() {
			if ctxapi.IsStdContext(f.Type()) && m.Owns(f) {
				return recv, f
			}
		}
	}
	return nil, nil
}

// Owns reports whether the package puts a context into a field that it derived
// with a cancel function: x.ctx, x.cancel = context.WithCancel(…), or a like
// assignment or composite literal.
func (m *Model) Owns(field *types.Var) bool {
	for _, s := range m.storesOf(field) {
		if s.in == nil {
			continue
		}
		for v := m.flows.Of(s.in).Eval(s.expr); v != nil; v = v.Parent() {
			if v.Op == ctxflow.Derived && v.How.Cancel >= 0 {
				return true
			}
		}
	}
	return false
}

// Ended reports whether the package fills a field with a context that something
// may end: one that it owns, or was given.
func (m *Model) Ended(field *types.Var) bool {
	for _, s := range m.storesOf(field) {
		if s.in == nil {
			continue
		}
		v := m.flows.Of(s.in).Eval(s.expr)
		if v.Op == ctxflow.Param || v.Op == ctxflow.Derived && (v.How.Cancel >= 0 || !v.IsRoot()) {
			return true
		}
	}
	return false
}

// Constant reports whether a package-level variable holds for good what it is
// declared with.
func (m *Model) Constant(v *types.Var) bool {
	stores := m.storesOf(v)
	return len(stores) == 1 && stores[0].in == nil
}
