package ctxgraph

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/internal/graph"
)

// value returns the values of the picture that a context is. Requests that carry
// one, and ways that join, are looked through.
func (w *walker) value(v *ctxflow.Value) []int {
	if ids, ok := w.values[v]; ok {
		return ids
	}
	w.values[v] = nil // a loop adds nothing
	ids := w.convert(v)
	w.values[v] = ids
	return ids
}

// of returns the values of an expression of f. What can't be followed is one of its
// own at each place, unless it is a field.
func (w *walker) of(f *ctxflow.Func, e ast.Expr) []int {
	v := f.Eval(e)
	if v.Op != ctxflow.Unknown || v.Node != nil {
		return w.value(v)
	}
	ids, ok := w.unknown[e]
	if !ok {
		made := graph.Value{Text: types.ExprString(e), At: w.at(e.Pos()), In: w.in(f.Func)}
		if field := w.variable(e); field != nil && field.IsField() && w.holds(field.Type()) {
			made.Kind, made.Field = graph.Kept, w.field(field) // of which struct, nobody asks here
		}
		ids = w.enter(v, made)
		w.unknown[e] = ids
	}
	return ids
}

func (w *walker) convert(v *ctxflow.Value) []int {
	switch v.Op {
	case ctxflow.Nil:
		return nil
	case ctxflow.Phi, ctxflow.Accessed, ctxflow.Carrier, ctxflow.Bound:
		if len(v.Parents) > 0 {
			return w.parents(v)
		}
		if v.Op == ctxflow.Carrier && v.Var != nil {
			return w.enter(v, graph.Value{Kind: graph.Served, Text: v.Var.Name()})
		}
		return w.enter(v, graph.Value{Text: w.text(v.Node)})
	case ctxflow.Param:
		return w.given(v)
	case ctxflow.Root:
		return w.root(v)
	case ctxflow.Detached:
		return w.derive(v, graph.Detached)
	case ctxflow.Field, ctxflow.Global:
		key := w.field(v.Var)
		return w.enter(v, graph.Value{Kind: graph.Kept, Field: key, Text: w.text(v.Node)})
	case ctxflow.Derived:
		return w.derived(v)
	}
	return w.enter(v, graph.Value{Text: w.text(v.Node)})
}

func (w *walker) parents(v *ctxflow.Value) (ids []int) {
	for _, p := range v.Parents {
		for _, id := range w.value(p) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// enter makes a value of the picture.
func (w *walker) enter(v *ctxflow.Value, as graph.Value) []int {
	if v.In != nil {
		as.In = w.in(v.In.Func)
	}
	if v.Node != nil {
		as.At = w.at(v.Node.Pos())
	}
	as.ID = len(w.out.Values)
	w.out.Values = append(w.out.Values, as)
	return []int{as.ID}
}

func (w *walker) text(n ast.Node) string {
	if e, ok := n.(ast.Expr); ok {
		return types.ExprString(e)
	}
	return ""
}

// given is a parameter: of the function that has it, which may be a literal.
func (w *walker) given(v *ctxflow.Value) []int {
	f := v.In
	if f == nil || v.Var == nil || !w.holds(v.Var.Type()) {
		return w.enter(v, graph.Value{})
	}
	slot := graph.Slot{Func: w.key(f.Func), Param: -1}
	if f.Sig.Recv() != v.Var {
		if slot.Param = ctxindex.Param(f.Sig, v.Var); slot.Param < 0 {
			return w.enter(v, graph.Value{Text: v.Var.Name()})
		}
	}
	return w.enter(v, graph.Value{Kind: graph.Given, Slot: slot, Text: v.Var.Name()})
}

// parentOf returns the expression that a derivation is made from.
func parentOf(v *ctxflow.Value) ast.Expr {
	call, ok := v.Node.(*ast.CallExpr)
	switch how := v.How.Parent; {
	case !ok || v.In == nil || len(v.Parents) == 0:
		return nil
	case how >= 0 && how < len(call.Args):
		return call.Args[how]
	case how == ctxapi.Receiver:
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return sel.X
		}
	}
	return nil
}

func (w *walker) root(v *ctxflow.Value) []int {
	return w.enter(v, graph.Value{Kind: graph.Root, Text: w.text(v.Node)})
}

// derived is what a function makes from a context: by the table, by what is known
// of a function of the module, or by its signature alone.
func (w *walker) derived(v *ctxflow.Value) []int {
	call, ok := v.Node.(*ast.CallExpr)
	if !ok {
		return w.derive(v, graph.Unknown)
	}
	result := w.sums.ResultOf(call)
	fn := w.x.Callee(call)
	switch {
	case result.MakesRoot():
		return w.root(v)
	case result.Outlives():
		return w.derive(v, graph.Detached)
	case ctxapi.IsFunc(fn, "os/signal", "NotifyContext"):
		return w.derive(v, graph.Signaled)
	case v.How.Group >= 0:
		return w.derive(v, graph.Grouped)
	case v.How.Timed:
		return w.derive(v, graph.Timed)
	case v.How.Cancel >= 0:
		return w.derive(v, graph.Canceled)
	case v.How.Known:
		return w.derive(v, graph.Valued)
	case len(v.Parents) == 0:
		return w.derive(v, graph.Unknown)
	}
	return w.derive(v, graph.Derived)
}

func (w *walker) derive(v *ctxflow.Value, kind graph.Kind) []int {
	ids := w.enter(v, graph.Value{Kind: kind, Text: w.derivation(v)})
	w.values[v] = ids // before its parents: in a loop it may feed itself
	from := w.parents(v)
	if e := parentOf(v); e != nil {
		from = w.of(v.In, e)
	}
	var limit string
	var ends []graph.End
	var by graph.Key
	if call, ok := v.Node.(*ast.CallExpr); ok {
		if kind == graph.Timed && v.How.Known && len(call.Args) > 1 {
			limit = types.ExprString(call.Args[1])
		}
		ends = w.ends(v, call)
		if fn := w.x.Callee(call); fn != nil && w.view.Inside(fn.Pkg()) {
			by = keyOf(fn)
		}
	}
	d := &w.out.Values[ids[0]]
	d.From, d.Limit, d.Ends, d.By = from, limit, ends, by
	return ids
}

// derivation shows a call without the one that makes its parent, which is shown by
// itself.
func (w *walker) derivation(v *ctxflow.Value) string {
	call, ok := v.Node.(*ast.CallExpr)
	if !ok {
		return w.text(v.Node)
	}
	var args []string
	for i, arg := range call.Args {
		if _, nested := ast.Unparen(arg).(*ast.CallExpr); nested && i == v.How.Parent {
			args = append(args, "…")
		} else {
			args = append(args, types.ExprString(arg))
		}
	}
	return types.ExprString(call.Fun) + "(" + strings.Join(args, ", ") + ")"
}

// field enters a field or a package-level variable that keeps a context.
func (w *walker) field(v *types.Var) graph.Key {
	if v == nil {
		return ""
	}
	key, ok := w.fields[v]
	if !ok {
		v = v.Origin()
		key = w.placed("variable", v.Pos())
		w.fields[v] = key
		w.out.Fields[key] = graph.Field{Name: fieldName(v)}
		if v.Pkg() != nil {
			w.out.Fields[key] = graph.Field{Name: fieldName(v), Path: v.Pkg().Path()}
		}
	}
	return key
}

// fieldName is the name of a field with that of the type that it is declared in.
func fieldName(v *types.Var) string {
	if v.Pkg() == nil {
		return v.Name()
	}
	pkg := v.Pkg().Name() + "."
	if !v.IsField() {
		return pkg + v.Name()
	}
	scope := v.Pkg().Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		st, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range st.Fields() {
			if f == v {
				return pkg + name + "." + v.Name()
			}
		}
	}
	return pkg + v.Name()
}
