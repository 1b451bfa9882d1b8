package ctxtest

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
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
		Name:     "ctxtest",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxsummary.Analyzer},
		Run:      run,
	})
}

type checker struct {
	pass  *report.Pass
	x     *ctxindex.Index
	flows *ctxflow.Package
	sums  *ctxsummary.Summaries
}

func run(pass *report.Pass) {
	c := &checker{
		pass:  pass,
		x:     pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index),
		flows: pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package),
		sums:  pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries),
	}
	// Whoever has a test handle has imported testing.
	if !c.importsTesting() {
		return
	}
	for _, f := range c.x.Funcs {
		if f.Run == ctxindex.Passed && c.x.API.Callback(c.x.Callee(f.Call)) == ctxapi.CallbackCleanup {
			c.cleanup(f)
		}
	}
	if !pass.Enabled("background") {
		return
	}
	for _, file := range pass.Files {
		c.backgrounds(file)
	}
}

func (c *checker) importsTesting() bool {
	for _, p := range c.x.Pkg.Imports() {
		if p.Path() == "testing" {
			return true
		}
	}
	return false
}
