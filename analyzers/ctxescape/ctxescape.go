package ctxescape

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxescape",
		Doc:  doc,
		Run:  run,
	})
}

type checker struct {
	*report.Pass
}

func run(pass *report.Pass) {
	c := &checker{
		Pass: pass,
	}
	for _, f := range c.Index.Funcs {
		if returnsBound(f.Sig) && len(c.Flow.Obligations(f)) > 0 {
			for _, exit := range c.Life.Leaving(c.Flow.Of(f)) {
				c.leaves(exit)
			}
		}
		if len(c.Flow.Obligations(f)) > 0 {
			c.used(c.Flow.Of(f))
		}
		if pass.IsTest(f.Body.Pos()) || f.IsMain() || !spawns(f) {
			c.skipped(f)
			continue
		}
		flow := c.Flow.Of(f)
		seed := c.request(flow)
		if seed == nil && len(flow.Obligations()) == 0 && !c.takesContext(f) {
			c.skipped(f)
			continue
		}
		spawns := c.Life.Spawns(flow)
		for _, s := range spawns {
			if !c.check(s, seed) && seed == nil {
				c.served(s)
			}
		}
		c.sharers(spawns)
	}
}

func spawns(f *ctxindex.Func) bool {
	found := len(f.Lits) > 0
	ast.Inspect(f.Body, func(n ast.Node) bool {
		_, ok := n.(*ast.GoStmt)
		found = found || ok
		return !found
	})
	return found
}

// request returns the parameter whose context ends when f, a handler, returns.
func (c *checker) request(f *ctxflow.Func) *types.Var {
	if r, ok := ctxlife.IsHTTPHandler(f.Sig); ok {
		return r
	}
	if ctx, ok := ctxlife.RPCContext(f.Func); ok {
		return ctx
	}
	for v := range f.Sig.Params().Variables() {
		if ctxapi.FrameOf(v.Type()) != nil {
			return v
		}
	}
	return nil
}

// takesContext reports whether a function is given a context.
func (c *checker) takesContext(f *ctxindex.Func) bool {
	return f.Obj != nil && c.Index.API.TakesContext(f.Sig)
}

// check reports a spawn if it works with a context that ends first.
func (c *checker) check(s ctxlife.Spawn, seed *types.Var) bool {
	var uses []ctxlife.Use
	var death *ctxflow.Death
	for _, u := range c.Life.Uses(s) {
		d := c.Life.Ends(s.In, s.At, u.Value)
		if d == nil && (seed == nil || !endsWithHandler(u.Value, seed)) {
			continue
		}
		if len(uses) == 0 {
			death = d
		}
		if (d == nil) == (death == nil) {
			uses = append(uses, u)
		}
	}
	if len(uses) == 0 {
		c.Silent(s.Node, "goroutine", "%s", c.lasts(s))
		return false
	}
	if !c.alone(s) {
		c.Silent(s.Node, "goroutine", "%s", c.together(s))
		return false
	}
	arg := uses[0].Call.Args[uses[0].Arg]
	text := types.ExprString(arg)
	assumes, needs := c.Waits(uses[0].Call, uses[0].Arg)
	finding := report.Finding{
		At:      arg,
		Fix:     c.fix(uses),
		Assumes: assumes,
		Needs:   needs,
		Related: []analysis.RelatedInformation{report.Related(s.Node, "started here and not waited for")},
	}
	if death == nil {
		finding.Category = "goroutine"
		finding.Message = fmt.Sprintf("%s is canceled when this handler returns without waiting for the goroutine, so %s is aborted; wait for it, or derive a context with a timeout from context.WithoutCancel(%s)",
			text, c.Work(uses[0].Call), text)
	} else {
		finding.Category = "goroutine"
		finding.Message = fmt.Sprintf("%s is canceled on line %d, when the function returns without waiting for the goroutine, so %s is aborted; wait for it, or derive a context with a timeout from context.WithoutCancel(%s)",
			text, c.Fset.Position(death.Node.Pos()).Line, c.Work(uses[0].Call), text)
		finding.Related = append(finding.Related, report.Related(death.Node, "the context is canceled here"))
	}
	c.Report(finding)
	return true
}

// alone reports whether nobody waits for a spawn, and it is no companion of the
// work that the function does meanwhile.
func (c *checker) alone(s ctxlife.Spawn) bool {
	switch c.Life.After(s.In, s.At) {
	case ctxlife.Nothing:
		return s.Body == nil || !c.Life.Watcher(s.Body)
	case ctxlife.Work:
		return s.Body != nil && !c.Sums.Stays(s.Body)
	}
	return false
}

// endsWithHandler reports whether a value certainly ends with the context of
// a handler's parameter. A framework's own context ends with nothing that one
// can see; the request in it does.
func endsWithHandler(v *ctxflow.Value, seed *types.Var) bool {
	op := ctxflow.Param
	if ctxapi.FrameOf(seed.Type()) != nil {
		op = ctxflow.Carrier
	}
	return v.EndsWithAny(func(w *ctxflow.Value) bool { return w.Op == op && w.Var == seed })
}
