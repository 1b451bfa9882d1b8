package ctxedges

import (
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/internal/module"
)

// passes adds what a context that a parameter is given is made from.
func (w *walker) passes(edge module.PassEdge, v *ctxflow.Value) {
	origins := v.Origins()
	for _, o := range origins {
		e := edge
		if from, param := w.parameter(o); from != 0 {
			e.Life, e.From, e.FromParam = 0, from, param
			e.Sure = len(origins) == 1 && v.EndsWith(o)
		} else {
			e.Life = life(o)
		}
		w.passed[e] = true
	}
	if edge.Life = derived(v, map[*ctxflow.Value]bool{}); edge.Life != 0 {
		w.passed[edge] = true
	}
}

// parameter returns the declared function, and which of its parameters, that a
// value is.
func (w *walker) parameter(v *ctxflow.Value) (module.ID, int) {
	if v.Op != ctxflow.Param || v.In == nil || v.In.Obj == nil || !ctxapi.IsContext(v.Var.Type()) {
		return 0, 0
	}
	for i := range v.In.Sig.Params().Len() {
		if v.In.Sig.Params().At(i) == v.Var {
			return w.id(v.In.Obj), i
		}
	}
	return 0, 0
}

// life is that of a value which is made from nothing else.
func life(v *ctxflow.Value) module.Life {
	switch {
	case v.Op == ctxflow.Root || v.Op == ctxflow.Detached:
		return module.Never
	case v.Op == ctxflow.Param && v.Var != nil && ctxapi.IsTesting(v.Var.Type()):
		return module.Test
	case v.Op == ctxflow.Param && v.Var != nil && ctxapi.IsHTTPRequest(types.Unalias(v.Var.Type())):
		return module.Call
	}
	return module.Unknown
}

// derived is what the derivations on the way add, whatever a context is made
// from: a cancel function or a deadline ends it. A wrapper of which only the
// signature is known adds nothing, if it returns nothing to end it by.
func derived(v *ctxflow.Value, seen map[*ctxflow.Value]bool) (life module.Life) {
	if seen[v] {
		return 0
	}
	seen[v] = true
	switch v.Op {
	case ctxflow.Derived, ctxflow.Carrier, ctxflow.Accessed, ctxflow.Phi:
		if v.Op == ctxflow.Derived && (v.How.Cancel >= 0 || v.How.Group >= 0 || v.How.Timed) {
			life |= module.Call
		}
		if v.Op != ctxflow.Phi && v.Op != ctxflow.Derived && !v.How.Known {
			life |= module.Unknown
		}
		for _, p := range v.Parents {
			life |= derived(p, seen)
		}
	}
	return life
}
