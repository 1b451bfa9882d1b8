package ctxloop

import (
	_ "embed"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxextent"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
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
		Name:     "ctxloop",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxchan.Analyzer},
		Run:      run,
	})
}

// A checker looks at one function or literal.
type checker struct {
	*program
	f *ctxflow.Func
}

func run(pass *report.Pass) {
	pauses(pass)
	pkg := &program{Pass: pass, extents: ctxextent.New(pass.Index), chans: pass.ResultOf[ctxchan.Analyzer].(*ctxchan.Channels)}
	for _, f := range pass.Index.Funcs {
		if !f.Has((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil)) || pass.IsTest(f.Body.Pos()) {
			continue
		}
		if fact := pass.Sums.OfFunc(f.Outermost()); fact != nil && fact.Detach {
			continue
		}
		c := &checker{program: pkg, f: pass.Flow.Of(f)}
		loops := c.loops()
		sleeps := c.sleeps(loops)
		told := c.slow(sleeps, loops, ctxextent.Defect, nil)
		for _, l := range loops {
			if !told[l] {
				told[l] = c.endless(l) || c.retry(l) || c.poll(l) || c.ranges(l) || c.tick(l) || c.each(l)
			}
			if !told[l] {
				c.explain(l)
			}
		}
		c.slow(sleeps, loops, ctxextent.Word, told)
	}
}

// slow reports the pauses of some weight, but for those in loops that something else
// was told of, and returns the loops of which something has been told.
func (c *checker) slow(sleeps []sleep, loops []*loop, w ctxextent.Weight, told map[*loop]bool) map[*loop]bool {
	now := make(map[*loop]bool)
	for _, s := range sleeps {
		if c.extents.Weigh(s.looks, s.takes) != w || told[s.loop] || !c.sleep(s) {
			continue
		}
		for _, outer := range loops {
			if ctxindex.Contains(outer.stmt, s.call) {
				now[outer] = true
			}
		}
	}
	return now
}

// A program is what the functions of a package share.
type program struct {
	*report.Pass
	chans   *ctxchan.Channels
	extents *ctxextent.Extents
}
