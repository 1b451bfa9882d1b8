// Package ctxgraph tells where a package makes contexts, what it derives from
// them and to whom it hands them: all that a picture of the module needs, under
// names that are the same in all packages. It reports nothing, and only ctxlint
// graph runs it: what the rules need to know across packages is less, and is in
// ctxedges.
package ctxgraph

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/srcfile"
	"github.com/ctxlint/ctxlint/internal/graph"
)

// Analyzer computes the *graph.Package of a package.
var Analyzer = &analysis.Analyzer{
	Name:       "ctxgraph",
	Doc:        "where contexts are made and where they go, for ctxlint graph",
	Requires:   []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer, ctxlife.Analyzer, ctxintent.Analyzer},
	ResultType: reflect.TypeFor[*graph.Package](),
	Run:        run,
}

// A walker goes over one package.
type walker struct {
	pass   *analysis.Pass
	x      *ctxindex.Index
	flow   *ctxflow.Package
	sums   *ctxsummary.Summaries
	life   *ctxlife.Model
	intent *ctxintent.Model
	view   *foreign.View
	out    *graph.Package

	values  map[*ctxflow.Value][]int
	unknown map[ast.Expr][]int
	fields  map[*types.Var]graph.Key
	spawned map[*ctxindex.Func]bool
	cancels map[*types.Var][]cancelUse
	asked   map[*types.Interface]bool
}

func run(pass *analysis.Pass) (any, error) {
	w := &walker{
		pass:    pass,
		x:       pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flow:    pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		sums:    pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
		life:    pass.ResultOf[ctxlife.Analyzer].(*ctxlife.Model),
		intent:  pass.ResultOf[ctxintent.Analyzer].(*ctxintent.Model),
		view:    foreign.New(pass),
		out:     &graph.Package{Path: pass.Pkg.Path(), Fields: map[graph.Key]graph.Field{}},
		values:  map[*ctxflow.Value][]int{},
		unknown: map[ast.Expr][]int{},
		fields:  map[*types.Var]graph.Key{},
		spawned: map[*ctxindex.Func]bool{},
		asked:   map[*types.Interface]bool{},
	}
	if srcfile.Outside(pass) {
		return w.out, nil
	}
	for _, f := range w.x.Funcs {
		w.declare(f)
	}
	w.methods()
	w.globals()
	for _, f := range w.x.Funcs {
		if !w.concerned(f) {
			continue
		}
		for _, s := range w.life.Spawns(w.flow.Of(f)) {
			if s.Lit && s.Body != nil {
				w.spawned[s.Body] = true
			}
		}
	}
	for _, f := range w.x.Funcs {
		w.binds(f)
		if w.x.IsTest(f.Node.Pos()) {
			continue
		}
		for _, call := range f.Calls {
			w.call(f, call)
		}
		w.stores(f)
		w.returns(f)
	}
	return w.out, nil
}

// concerned reports whether a function has something to do with contexts: most
// have not, and need no graph.
func (w *walker) concerned(f *ctxindex.Func) bool {
	for n := range f.Nodes((*ast.Ident)(nil), (*ast.CallExpr)(nil)) {
		if t := w.x.Info.TypeOf(n.(ast.Expr)); w.holds(t) {
			return true
		}
	}
	return false
}

// holds reports whether a value of type t is a context or carries one. The handles
// of tests are left out: no test is part of the picture.
func (w *walker) holds(t types.Type) bool {
	return t != nil && (w.x.API.IsContext(t) || w.x.API.IsCarrier(t) && !isTesting(t))
}

func (w *walker) at(pos token.Pos) token.Position { return w.pass.Fset.PositionFor(pos, false) }
