package ctxedges

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/internal/module"
)

// passes adds what a context that a parameter is given is made from: parameters
// of callers, and what the package knows of the rest.
func (w *walker) passes(edge module.PassEdge, v *ctxflow.Value) {
	origins := v.Origins()
	own, given := module.Life(0), false
	for _, o := range origins {
		from, param := w.parameter(o)
		if from == 0 {
			own |= w.lifeOf(o)
			continue
		}
		given = true
		w.passed[module.PassEdge{
			To: edge.To, Param: edge.Param, From: from, FromParam: param,
			Sure: len(origins) == 1 && v.EndsWith(o),
		}] = true
	}
	if !given {
		own = w.lifeOf(v)
	} else {
		own |= derived(v, map[*ctxflow.Value]bool{})
	}
	if edge.Life = own; own != 0 {
		w.passed[edge] = true
	}
}

// given returns what gives a context out that a program has handed in.
func given(v *ctxflow.Value) module.ID {
	if out := v.FromProgram(); out != "" {
		return module.Hash(out)
	}
	return 0
}

// handsIn adds the context that a call hands to a framework, directly or together
// with a command of it, as helpers that run one do.
func (w *walker) handsIn(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) {
	if fn.Pkg() == nil || w.x.IsTest(call.Pos()) {
		return
	}
	program, known := ctxapi.ProgramOf(fn.Pkg())
	if param, ok := program.In[fn.FullName()]; ok && param < len(call.Args) {
		w.passes(module.PassEdge{To: module.Hash(program.Out), Param: module.Out}, w.flow.Of(f).Eval(call.Args[param]))
		return
	}
	sig := fn.Signature()
	if known || !w.x.API.TakesContext(sig) || len(call.Args) != sig.Params().Len() {
		return
	}
	for i := range call.Args {
		out := ctxapi.FromProgram(sig.Params().At(i))
		if out == "" {
			continue
		}
		for j := range call.Args {
			if w.x.API.IsContext(sig.Params().At(j).Type()) {
				w.passes(module.PassEdge{To: module.Hash(out), Param: module.Out}, w.flow.Of(f).Eval(call.Args[j]))
			}
		}
	}
}

// parameter returns the declared function, and which of its parameters, that a
// value is.
func (w *walker) parameter(v *ctxflow.Value) (module.ID, int) {
	if out := given(v); out != 0 {
		return out, module.Out
	}
	if v.Op != ctxflow.Param || v.In == nil || v.In.Obj == nil || !ctxapi.IsContext(v.Var.Type()) {
		return 0, 0
	}
	if i := ctxindex.Param(v.In.Sig, v.Var); i >= 0 {
		return w.id(v.In.Obj), i
	}
	return 0, 0
}

// lifeOf is the life of a value that is no parameter's.
func (w *walker) lifeOf(v *ctxflow.Value) (life module.Life) {
	l := w.life.Life(v)
	for of, is := range map[ctxlife.Life]module.Life{
		ctxlife.Never: module.Never, ctxlife.Process: module.Process, ctxlife.Test: module.Test,
		ctxlife.Call: module.Call, ctxlife.Object: module.Call, ctxlife.Timed: module.Call, ctxlife.Unknown: module.Unknown,
		ctxlife.Request: module.Request,
	} {
		if l&of != 0 {
			life |= is
		}
	}
	return life
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
		if v.Op != ctxflow.Phi && v.Op != ctxflow.Derived && !v.How.Known && v.FromProgram() == "" {
			life |= module.Unknown
		}
		for _, p := range v.Parents {
			life |= derived(p, seen)
		}
	}
	return life
}
