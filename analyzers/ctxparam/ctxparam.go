package ctxparam

import (
	"cmp"
	_ "embed"
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"github.com/ctxlint/ctxlint/internal/module"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxparam",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxintent.Analyzer},
		Run:      run,
	})
}

// A checker looks at one package.
type checker struct {
	*report.Pass
	intent  *ctxintent.Model
	extents *ctxextent.Extents
	view    *foreign.View

	found map[*types.Func]*report.Finding // one parameter mends all of a function: the root that assumes the least speaks
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		intent:  pass.ResultOf[ctxintent.Analyzer].(*ctxintent.Model),
		extents: ctxextent.New(pass.Index),
		view:    foreign.New(pass.Pass),
		found:   make(map[*types.Func]*report.Finding),
	}
	var order []*types.Func
	for _, root := range c.intent.Roots() {
		decl := root.In.Outermost()
		old := c.found[decl.Obj]
		if !c.mayTake(decl) || old != nil && old.Assumes == "" {
			continue
		}
		f := c.root(root, decl)
		if f == nil || old != nil && rank(f) >= rank(old) {
			continue
		}
		if old == nil {
			order = append(order, decl.Obj)
		}
		c.found[decl.Obj] = f
	}
	for _, fn := range order {
		c.Report(*c.found[fn])
	}
}

// rank orders findings by what they assume.
func rank(f *report.Finding) int {
	switch {
	case f.Assumes == "":
		return 0
	case len(f.Needs) > 0:
		return 1
	}
	return 2
}

// mayTake reports whether a function could be given a context: it has none, its
// signature is the package's to change, and it is no end, which must run whatever
// became of the caller.
func (c *checker) mayTake(f *ctxindex.Func) bool {
	if f.Obj == nil {
		return false
	}
	asked := c.view.Asked(f.Obj)
	return (asked == nil || asked.Pkg() == c.Pkg) && !f.IsMain() && f.Obj.Name() != "init" && !c.Index.API.HasContext(f.Sig) &&
		!c.IsTest(f.Body.Pos())
}

// root returns a finding about a root in a function whose callers have a context.
func (c *checker) root(r *ctxintent.Root, decl *ctxindex.Func) *report.Finding {
	if r.Stored || c.intent.Linked(r.Value) || c.intent.Begins(r.Value) || c.intent.Lazy(r.Value) {
		c.Silent(r.Call, "root", "the root stands for a life of its own: %s", c.own(r))
		return nil
	}
	if fact := c.Sums.Of(decl.Obj); fact != nil && fact.Detach {
		c.Silent(r.Call, "root", "the function detaches on purpose, as its directive says")
		return nil
	}
	w := c.work(r)
	if w == nil {
		c.Silent(r.Call, "root", "no call that waits under it, and that a caller might want to end, gets it")
		return nil
	}
	but := w.but
	if ctxapi.Ends(decl.Obj.Name()) {
		but = cmp.Or(but, decl.Obj.Name()+" may be aborted halfway")
	}
	callers := c.intent.Callers(decl, func(f *ctxindex.Func) bool { return c.mayTake(f) && c.found[f.Obj] == nil })
	if len(callers.With) == 0 && !(callers.Open && callers.Partial && c.WholeModule()) {
		c.Silent(r.Call, "root", "no caller in the package that waits for it, rather than start it by a go statement, has a context at hand")
		return nil
	}
	needs, only := callers.FromProgram(), callers.Only
	if but = cmp.Or(c.intent.Explained(r.Call), c.considered(callers, r), r.Carries("the callers' context"), but); but == "" {
		if but = callers.But; callers.Open {
			needs = append(needs, report.Atom{Kind: module.Called, Func: module.Key(decl.Obj)})
		}
		if w.waits != nil && (but == "" || callers.Open) {
			but, needs, only = cmp.Or(but, w.assumes), append(needs, *w.waits), true
		}
	}
	if w.waits != nil && !slices.Contains(needs, *w.waits) {
		return nil // it assumes too much
	}
	root := types.ExprString(r.Call)
	f := &report.Finding{
		Category: "root",
		At:       r.Call,
		Message: fmt.Sprintf("%s, because %s creates its own %s although %s; give %s a parameter ctx context.Context",
			w.what, decl.Obj.Name(), root, callers.Have(), decl.Obj.Name()),
		Assumes: but,
		Needs:   needs, OnlyProven: only,
		Related: callers.Related(),
	}
	if but == "" {
		f.Fix = c.thread(r, callers)
	}
	return f
}
