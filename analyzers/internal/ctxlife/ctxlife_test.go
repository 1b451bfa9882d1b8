package ctxlife_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxlife"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxsummary"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// ask runs a question about every function of a package of testdata.
func ask(t *testing.T, pkg string, question func(*analysis.Pass, *ctxlife.Model, *ctxflow.Func)) {
	t.Helper()
	a := &analysis.Analyzer{
		Name:     "ask",
		Doc:      "report what the model says",
		Requires: []*analysis.Analyzer{ctxflow.Analyzer, ctxsummary.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			flows := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
			m := ctxlife.New(flows, pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries))
			for _, f := range flows.Index.Funcs {
				question(pass, m, flows.Of(f))
			}
			return nil, nil
		},
	}
	analysistest.Run(t, linttest.TestData(), a, "ctxlife/"+pkg)
}

func TestSpawns(t *testing.T) {
	after := map[ctxlife.After]string{ctxlife.Nothing: "nothing", ctxlife.Work: "work", ctxlife.Waits: "waits"}
	ask(t, "spawn", func(pass *analysis.Pass, m *ctxlife.Model, f *ctxflow.Func) {
		sums := pass.ResultOf[ctxsummary.Analyzer].(*ctxsummary.Summaries)
		for _, s := range m.Spawns(f) {
			if s.Body == nil {
				continue // later runs its parameter
			}
			text := after[m.After(f, s.At)] + " "
			if sums.Stays(s.Body) {
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
	what := map[ctxlife.What]string{ctxlife.Result: "result", ctxlife.Context: "context", ctxlife.Closure: "closure"}
	ask(t, "leave", func(pass *analysis.Pass, m *ctxlife.Model, f *ctxflow.Func) {
		for _, exit := range m.Leaving(f) {
			pass.ReportRangef(exit.At, "%s", what[exit.What])
		}
	})
}

func TestRuns(t *testing.T) {
	when := map[ctxlife.Timing]string{ctxlife.Now: "now", ctxlife.AtExit: "exit", ctxlife.Joined: "joined", ctxlife.Beside: "beside", ctxlife.Later: "later", ctxlife.Sometime: "sometime"}
	ask(t, "runs", func(pass *analysis.Pass, m *ctxlife.Model, f *ctxflow.Func) {
		if f.Parent == nil {
			return
		}
		timing, but := m.Runs(f.Func)
		text := when[timing]
		if but != "" {
			text += ", assuming " + but
		}
		pass.ReportRangef(f.Node, "%s", text)
	})
}

func TestLife(t *testing.T) {
	for _, pkg := range []string{"life", "program"} {
		ask(t, pkg, func(pass *analysis.Pass, m *ctxlife.Model, f *ctxflow.Func) {
			for _, call := range f.Calls {
				if call.Fn != nil && call.Fn.Name() == "use" {
					pass.ReportRangef(call.Expr, "%s", m.Life(f.Eval(call.Expr.Args[0])))
				}
			}
		})
	}
}
