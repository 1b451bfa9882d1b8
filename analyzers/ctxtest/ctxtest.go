package ctxtest

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxindex"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxtest",
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
	// Whoever has a test handle has imported testing.
	if !c.importsTesting() {
		return
	}
	for _, f := range c.Index.Funcs {
		if f.Run == ctxindex.Passed && c.Index.API.Callback(c.Index.Callee(f.Call)) == ctxapi.CallbackCleanup {
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
	for _, p := range c.Index.Pkg.Imports() {
		if p.Path() == "testing" {
			return true
		}
	}
	return false
}
