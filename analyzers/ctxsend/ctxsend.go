package ctxsend

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
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
		Name:     "ctxsend",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxindex.Analyzer, ctxflow.Analyzer, ctxchan.Analyzer},
		Run:      run,
	})
}

func run(pass *report.Pass) {
	x := pass.ResultOf[ctxindex.Analyzer].(*ctxindex.Index)
	flow := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
	for _, ch := range pass.ResultOf[ctxchan.Analyzer].(*ctxchan.Channels).Local {
		// Have: a channel without room, both of whose ends are in this package.
		if ch.Escapes || pass.IsTest(ch.Make.Pos()) || ch.Cap != 0 || ch.In.IsMain() {
			continue
		}
		c := &checker{pass: pass, x: x, flow: flow, ch: ch, f: flow.Of(ch.In)}
		_ = c.sender() || c.many() || c.receiver()
	}
}

// A checker looks at one channel.
type checker struct {
	pass *report.Pass
	x    *ctxindex.Index
	flow *ctxflow.Package
	ch   *ctxchan.Chan
	f    *ctxflow.Func // the function that makes the channel
}
