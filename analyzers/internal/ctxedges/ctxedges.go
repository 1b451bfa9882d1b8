// Package ctxedges tells what a package knows of how contexts go between the
// functions of its module: who calls whom with a context at hand, and what
// becomes a parameter of what. It reports nothing; a driver that reads all
// packages joins the results, which hold on to no syntax and no types.
//
// Calls in tests count only for what tests declare.
package ctxedges

import (
	"go/ast"
	"go/types"
	"maps"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
	"github.com/ctxlint/ctxlint/internal/module"
)

// Analyzer computes the *module.Edges of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxedges",
	Doc:        "who calls whom with which context, for the whole module",
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer, ctxlife.Analyzer, ctxintent.Analyzer, ctxvalues.Analyzer},
	ResultType: reflect.TypeFor[*module.Edges](),
	Run:        run,
}

// A walker goes over one package.
type walker struct {
	x      *ctxindex.Index
	flow   *ctxflow.Package
	sums   *ctxsummary.Summaries
	life   *ctxlife.Model
	intent *ctxintent.Model
	view   *foreign.View
	out    *module.Edges

	ids    map[*types.Func]module.ID
	called map[module.CallEdge]module.CallEdge // without their counts
	passed map[module.PassEdge]bool
}

func run(pass *analysis.Pass) (any, error) {
	w := &walker{
		x:      pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flow:   pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		sums:   pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
		life:   pass.ResultOf[ctxlife.Analyzer].(*ctxlife.Model),
		intent: pass.ResultOf[ctxintent.Analyzer].(*ctxintent.Model),
		view:   foreign.New(pass),
		out:    &module.Edges{Path: pass.Pkg.Path(), Main: pass.Pkg.Name() == "main"},
		ids:    map[*types.Func]module.ID{},
		called: map[module.CallEdge]module.CallEdge{},
		passed: map[module.PassEdge]bool{},
	}
	if srcfile.Outside(pass) {
		return w.out, nil
	}
	for _, p := range pass.Pkg.Imports() {
		if w.view.Inside(p) {
			w.out.Imports = append(w.out.Imports, p.Path())
		}
		if p, ok := ctxapi.ProgramOf(p); ok {
			w.out.Given = append(w.out.Given, module.Hash(p.Out))
		}
	}
	w.drivers(pass.Files)
	direct := map[*types.Func]int{}
	for _, f := range w.x.Funcs {
		if f.Obj != nil {
			w.declare(f)
		}
		w.typed(f)
		for _, call := range f.Calls {
			switch {
			case call.Fn == nil:
				w.byType(f, call.Expr)
			case w.isMethodExpr(call.Expr):
			case w.view.Inside(call.Fn.Pkg()):
				direct[call.Fn.Origin()]++
				w.call(f, call.Expr, call.Fn.Origin())
			default:
				w.handsIn(f, call.Expr, call.Fn)
			}
		}
	}
	w.keys(pass.ResultOf[ctxvalues.Analyzer].(*ctxvalues.Values))
	w.values(direct)
	w.methods()
	w.out.Calls = w.counted()
	w.out.Passes = slices.AppendSeq(w.out.Passes, maps.Keys(w.passed))
	return w.out, nil
}

func (w *walker) id(fn *types.Func) module.ID {
	fn = fn.Origin()
	id, ok := w.ids[fn]
	if !ok {
		id = module.Hash(module.Key(fn))
		w.ids[fn] = id
	}
	return id
}

func (w *walker) declare(f *ctxindex.Func) {
	d := module.Decl{ID: w.id(f.Obj), Exported: f.Obj.Exported() && !w.out.Main, Run: w.x.RunByOthers(f.Obj)}
	if f.Sig.Recv() != nil {
		d.Shape = module.ShapeOf(f.Obj)
		if f.Sig.RecvTypeParams().Len() > 0 {
			d.Run = true // which interfaces ask for it is not followed
		}
	}
	for i := range min(f.Sig.Params().Len(), 32) {
		if !w.x.API.IsContext(f.Sig.Params().At(i).Type()) {
			continue
		}
		e, certain := w.sums.EffectOn(f.Obj, i)
		switch {
		case certain != ctxsummary.Proven:
		case e.Has(ctxsummary.Waits) && !e.Glances():
			d.Waits |= 1 << i
		case e == 0:
			d.Ignores |= 1 << i
		}
	}
	w.out.Decls = append(w.out.Decls, d)
}

// values notes the functions of the module that are named elsewhere than in
// calls.
func (w *walker) values(direct map[*types.Func]int) {
	mentions := map[*types.Func]int{}
	for _, obj := range w.x.Info.Uses {
		if fn, ok := obj.(*types.Func); ok && w.view.Inside(fn.Pkg()) {
			mentions[fn.Origin()]++
		}
	}
	for fn, n := range mentions {
		if n > direct[fn] {
			w.out.Values = append(w.out.Values, w.id(fn))
		}
	}
}

// isMethodExpr: T.m(x), whose arguments are not those of m.
func (w *walker) isMethodExpr(call *ast.CallExpr) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	s := w.x.Info.Selections[sel]
	return s != nil && s.Kind() == types.MethodExpr
}

// call adds what a call of a function of the module tells.
func (w *walker) call(f *ctxindex.Func, call *ast.CallExpr, fn *types.Func) {
	if w.x.IsTest(call.Pos()) && !(fn.Pkg() == w.x.Pkg && w.x.IsTest(fn.Pos())) {
		return
	}
	sig := fn.Signature()
	if !w.x.API.HasContext(sig) {
		if f.Outermost().Obj == fn {
			return // it calls itself
		}
		w.count(f, call, fn)
		return
	}
	w.gives(f, call, sig, w.id(fn))
}

// gives adds the contexts that a call gives to what has an ID.
func (w *walker) gives(f *ctxindex.Func, call *ast.CallExpr, sig *types.Signature, to module.ID) {
	spread := call.Ellipsis.IsValid() || ctxindex.Spreads(w.x.Info, call)
	for i := range sig.Params().Len() {
		if !w.x.API.IsContext(sig.Params().At(i).Type()) {
			continue
		}
		edge := module.PassEdge{To: to, Param: i, Life: module.Unknown}
		if spread && len(call.Args) != sig.Params().Len() || i >= len(call.Args) {
			w.passed[edge] = true
			continue
		}
		w.passes(edge, w.flow.Of(f).Eval(call.Args[i]))
	}
}
