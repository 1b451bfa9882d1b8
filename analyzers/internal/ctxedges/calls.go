package ctxedges

import (
	"go/ast"
	"go/types"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/internal/module"
)

// count adds a call of a function that takes no context.
func (w *walker) count(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) {
	edge := module.CallEdge{To: w.id(fn)}
	h, ok := w.atHand(f, call)
	if ok {
		w.has(&edge, ctxintent.Use{Call: call, In: w.flow.Of(f)}, h)
	} else if w.couldTake(f) && w.within(f, call) {
		edge.Via = w.id(f.Outermost().Obj)
	}
	n := w.called[edge]
	if ok {
		n.With++
	} else {
		n.Without++
	}
	w.called[edge] = n
}

// counted returns the calls with their counts.
func (w *walker) counted() (all []module.CallEdge) {
	for edge, n := range w.called {
		edge.With, edge.Without = n.With, n.Without
		all = append(all, edge)
	}
	return all
}

// atHand returns the live context that is certainly at hand at a call.
func (w *walker) atHand(f *ctxindex.Func, call *ast.CallExpr) (ctxflow.Hand, bool) {
	for g := f; ; g = g.Parent {
		if g == nil {
			return ctxflow.Hand{}, false
		}
		if w.x.API.HasContext(g.Sig) || w.carries(g.Sig) {
			break // else no need for a graph
		}
	}
	in := w.flow.Of(f)
	h, but, ok := w.intent.Hand(in, call)
	return h, ok && but == "" && h.Var != nil && !w.intent.Spawned(ctxintent.Use{Call: call, In: in})
}

// has notes what is known of the context that is at hand at a call.
func (w *walker) has(edge *module.CallEdge, u ctxintent.Use, h ctxflow.Hand) {
	if out := given(h.Value); out != 0 {
		edge.From, edge.FromParam = out, module.Out
		return
	}
	if w.intent.CleansUp(u) || w.intent.Completes(u, h) != "" {
		return // whatever becomes of the request
	}
	if edge.Served = w.intent.Serves(h); edge.Served {
		return
	}
	if origins := h.Value.Origins(); len(origins) == 1 && h.Value.EndsWith(origins[0]) {
		edge.From, edge.FromParam = w.parameter(origins[0])
	}
}

// couldTake reports whether the declaration around a place could be given a context,
// as far as this package knows: it is no end, which must run whatever became of the
// caller.
func (w *walker) couldTake(f *ctxindex.Func) bool {
	outer := f.Outermost()
	return outer.Obj != nil && !outer.IsMain() && !w.x.API.HasContext(outer.Sig) && !w.carries(outer.Sig) && !ctxapi.Ends(outer.Obj.Name()) &&
		!w.x.RunByOthers(outer.Obj) && !w.view.AskedFromOutside(outer.Obj)
}

// within reports whether a call is over before the declaration around it returns.
func (w *walker) within(f *ctxindex.Func, call *ast.CallExpr) bool {
	if f.Parent != nil {
		if but, ok := w.life.Within(w.flow.Of(f).Literals()); !ok || but != "" {
			return false
		}
	}
	return !w.intent.Apart(ctxintent.Use{Call: call, In: w.flow.Of(f)})
}

// carries reports whether a parameter carries a context, or a request that does.
func (w *walker) carries(sig *types.Signature) bool {
	is := func(t types.Type) bool { return w.x.API.IsCarrier(t) || ctxapi.RequestMethod(t) != nil }
	if r := sig.Recv(); r != nil && is(r.Type()) {
		return true
	}
	for v := range sig.Params().Variables() {
		if is(v.Type()) {
			return true
		}
	}
	return false
}
