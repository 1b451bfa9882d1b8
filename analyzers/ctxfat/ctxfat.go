package ctxfat

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxfat",
		Doc:  doc,
		Run:  run,
	})
}

type checker struct {
	*report.Pass

	extents *ctxextent.Extents
}

func run(pass *report.Pass) {
	c := &checker{
		Pass: pass,
	}
	c.extents = ctxextent.New(c.Index)
	for _, f := range c.Index.Funcs {
		assigns, fields := c.candidates(f)
		if assigns {
			c.growths(c.Flow.Of(f))
		}
		c.fields(f, fields)
	}
}

// candidates is the cheap test that most functions fail: it reports whether f
// gives a new value to a variable that holds or carries a context, and returns
// the assignments to fields and elements that do.
func (c *checker) candidates(f *ctxindex.Func) (variables bool, fields []*ast.AssignStmt) {
	for n := range f.Nodes((*ast.AssignStmt)(nil)) {
		as := n.(*ast.AssignStmt)
		for _, lhs := range as.Lhs {
			switch lhs := ast.Unparen(lhs).(type) {
			case *ast.Ident:
				v, ok := c.Index.Info.Uses[lhs].(*types.Var)
				variables = variables || ok && (c.Index.API.IsContext(v.Type()) || c.Index.API.IsCarrier(v.Type()))
			case *ast.SelectorExpr, *ast.IndexExpr:
				if c.Index.API.IsContext(c.Index.Info.TypeOf(lhs)) {
					fields = append(fields, as)
				}
			}
		}
	}
	return variables, fields
}

// fields reports the fields that grow, each once.
func (c *checker) fields(f *ctxindex.Func, assigns []*ast.AssignStmt) {
	var found []*ast.AssignStmt
	for _, as := range assigns {
		again := slices.ContainsFunc(found, func(before *ast.AssignStmt) bool {
			return len(as.Lhs) == len(before.Lhs) && c.samePlace(as.Lhs[0], before.Lhs[0]) != nil
		})
		if !again && c.field(c.Flow.Of(f), as) {
			found = append(found, as)
		}
	}
}

// growths reports the variables of a function that grow, each once: several
// derivations in a row are one defect.
func (c *checker) growths(f *ctxflow.Func) {
	seen := make(map[*types.Var]bool)
	for _, g := range f.Growths() {
		if seen[g.Var] {
			continue
		}
		var found bool
		if g.Captured {
			found = c.captured(f, g)
		} else {
			found = c.turn(f, g)
		}
		seen[g.Var] = found
	}
}

// turn reports a context that grows with each turn of a loop.
func (c *checker) turn(f *ctxflow.Func, g ctxflow.Growth) bool {
	loop := f.LoopAround(g.Call.Pos(), g.Var)
	if c.collects(f, g, loop) || c.extents.Few(g.Call, g.Var) {
		return false
	}
	c.Report(report.Finding{
		Category: "grows",
		At:       c.target(g),
		Message: fmt.Sprintf("%s is derived from itself in every iteration, so %s; declare a new variable in the loop with :=",
			g.Var.Name(), c.effect(g, "iteration")),
		Related: []analysis.RelatedInformation{report.Related(g.Call, "the next iteration derives from this context")},
		Fix:     c.declare(f, g, loop),
	})
	return true
}

// captured reports a variable from outside that each run of a literal makes a
// context of from what the run before left there.
func (c *checker) captured(f *ctxflow.Func, g ctxflow.Growth) bool {
	assumes := ""
	switch c.Sums.RunsAgain(f.Func, g.Var) {
	case ctxsummary.No:
		return false
	case ctxsummary.Unknown:
		assumes = "the literal runs more than once"
	}
	c.Report(report.Finding{
		Category: "grows",
		Assumes:  assumes,
		At:       c.target(g),
		Message: fmt.Sprintf("%s is declared outside this literal and every run derives it from the previous run's, so %s; declare a new variable here with :=",
			g.Var.Name(), c.effect(g, "run")),
		Related: []analysis.RelatedInformation{report.Related(g.Call, "the next run derives from this context")},
		Fix:     c.declare(f, g, f.Func.Node),
	})
	return true
}

// target returns the place of the context among what is assigned.
func (c *checker) target(g ctxflow.Growth) analysis.Range {
	if as, ok := g.Stmt.(*ast.AssignStmt); ok && len(as.Rhs) == 1 && g.How.Ctx < len(as.Lhs) {
		return as.Lhs[g.How.Ctx]
	}
	return g.Call
}

// effect says what comes of the growth.
func (c *checker) effect(g ctxflow.Growth, time string) string {
	switch {
	case g.How.Cancel >= 0 || g.How.Timed || g.How.Group >= 0:
		return fmt.Sprintf("it is done as soon as the context of any earlier %s is", time)
	case c.spans(g):
		return fmt.Sprintf("the span of each %s becomes a child of the previous one", time)
	}
	return fmt.Sprintf("it keeps the values of all earlier %ss and lookups get slower and slower", time)
}

// spans reports whether the derivation starts something that has an end, and
// takes what it belongs to from the context.
func (c *checker) spans(g ctxflow.Growth) bool {
	for _, arg := range g.Call.Args {
		if t := c.Index.Info.TypeOf(arg); t != nil && ctxapi.IsSpanContext(t) {
			return false
		}
	}
	results := c.Index.Signature(g.Call).Results()
	for i := range results.Len() {
		if i != g.How.Ctx && ctxapi.HasEnd(results.At(i).Type()) {
			return true
		}
	}
	return false
}
