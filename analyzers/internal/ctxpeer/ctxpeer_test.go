package ctxpeer_test

import (
	"go/ast"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxchan"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxpeer"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// TestFarEnds compares what the model says of each channel, at its make, and of
// each receive with the comments of the test data.
func TestFarEnds(t *testing.T) {
	room := map[ctxpeer.Room]string{ctxpeer.Unknown: "unknown", ctxpeer.Enough: "enough", ctxpeer.Short: "short"}
	a := &analysis.Analyzer{
		Name:     "ask",
		Doc:      "report what the model says",
		Requires: []*analysis.Analyzer{ctxflow.Analyzer, ctxsummary.Analyzer, ctxchan.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			flows := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
			chans := pass.ResultOf[ctxchan.Analyzer].(*ctxchan.Channels)
			m := ctxpeer.New(flows, pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries), chans)
			for _, ch := range append(chans.Local, chans.Shared...) {
				text := room[m.Room(ch)]
				if m.Pool(ch) {
					text += " pool"
				}
				pass.ReportRangef(ch.Make, "%s", text)
				for _, op := range ch.Of(ctxchan.Receive, ctxchan.Range) {
					text := "stays"
					if l := m.Leaves(op); l != nil && l.Name != "" {
						text = "leaves with " + l.Name
					} else if l != nil {
						text = "leaves"
					} else if m.Drains(op) {
						text = "drains"
					} else if op.In == ch.In && m.Ends(ch, flows.Of(op.In)) {
						text = "ends"
					}
					at := op.Node
					if rng, ok := at.(*ast.RangeStmt); ok {
						at = rng.X
					}
					pass.ReportRangef(at, "%s", text)
				}
			}
			return nil, nil
		},
	}
	analysistest.Run(t, linttest.TestData(), a, "ctxpeer/far")
}
