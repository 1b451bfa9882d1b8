package ctxroot

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with its default options.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxroot",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxintent.Analyzer},
		Run:      run,
	})
}

// A checker looks at one package.
type checker struct {
	*report.Pass
	intent *ctxintent.Model
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:   pass,
		intent: pass.ResultOf[ctxintent.Analyzer].(*ctxintent.Model),
	}
	for _, s := range c.intent.Roots() {
		c.check(s)
	}
	c.others()
	c.globals()
}

// check decides about one root: the first claim that holds is made, the surest
// first.
func (c *checker) check(s *ctxintent.Root) {
	// A test runs to its end; nobody waits for it to stop early.
	if fact := c.Sums.Of(s.In.Outermost().Obj); c.IsTest(s.Call.Pos()) {
		c.Silent(s.Call, "root", "a test runs to its end, and nobody waits for it to stop early")
		return
	} else if fact != nil && fact.Detach {
		c.Silent(s.Call, "root", "the function detaches on purpose, as its directive says")
		return
	}
	switch {
	case c.intent.Linked(s.Value):
		c.Silent(s.Call, "root", "what is derived from it is canceled by hand when the context at hand, or another signal, ends")
		return
	case c.intent.Rebuilt(s.Value):
		c.Silent(s.Call, "root", "the values of a context at hand are put into it: it is detached by hand")
		return
	}
	if s.Kept() || c.intent.Lazy(s.Value) {
		if why, at := c.intent.Own(s); c.Explains() && why != "" {
			c.Silent(s.Call, "root", "%s, at %s: it stands for a life of its own", why, c.Place(at))
		}
		if !s.Stored {
			c.returns(s)
		}
		return
	}
	if c.overwrite(s) {
		return
	}
	_ = c.root(s) || c.owner(s)
}
