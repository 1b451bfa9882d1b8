package ctxreach_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxreach"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// ask runs a question about every function of a package of testdata.
func ask(t *testing.T, pkg string, question func(*analysis.Pass, *ctxreach.Model, *ctxflow.Func)) {
	t.Helper()
	a := &analysis.Analyzer{
		Name:     "ask",
		Doc:      "report what the model says",
		Requires: []*analysis.Analyzer{ctxflow.Analyzer, ctxsummary.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			flows := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
			m := ctxreach.New(flows, pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries))
			for _, f := range flows.Index.Funcs {
				question(pass, m, flows.Of(f))
			}
			return nil, nil
		},
	}
	analysistest.Run(t, linttest.TestData(), a, "ctxreach/"+pkg)
}

func TestSpawns(t *testing.T) {
	after := map[ctxreach.After]string{ctxreach.Nothing: "nothing", ctxreach.Work: "work", ctxreach.Waits: "waits"}
	ask(t, "spawn", func(pass *analysis.Pass, m *ctxreach.Model, f *ctxflow.Func) {
		for _, s := range m.Spawns(f) {
			if s.Body == nil {
				continue // later runs its parameter
			}
			text := after[m.After(f, s.At)] + " "
			if m.Companion(s.Body) {
				text += "companion"
			} else {
				text += "piece"
			}
			if m.Watcher(s.Body) {
				text += " watcher"
			}
			pass.ReportRangef(s.Node, "%s", text)
		}
	})
}

func TestLeaving(t *testing.T) {
	what := map[ctxreach.What]string{ctxreach.Result: "result", ctxreach.Context: "context", ctxreach.Closure: "closure"}
	ask(t, "leave", func(pass *analysis.Pass, m *ctxreach.Model, f *ctxflow.Func) {
		for _, exit := range m.Leaving(f) {
			pass.ReportRangef(exit.At, "%s", what[exit.What])
		}
	})
}
