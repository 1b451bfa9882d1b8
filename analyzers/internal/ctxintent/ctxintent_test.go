package ctxintent_test

import (
	"fmt"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
	"github.com/ctxlint/ctxlint/analyzers/internal/ctxintent"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

// ask reports what the model says of each call that is given a root, except for
// derivations.
func ask(t *testing.T, pkg string, question func(*analysis.Pass, *ctxintent.Model, ctxintent.Use, *ctxflow.Value, ctxflow.Hand) string) {
	t.Helper()
	a := &analysis.Analyzer{
		Name:     "ask",
		Doc:      "report what the model says",
		Requires: []*analysis.Analyzer{ctxflow.Analyzer, ctxintent.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			flows := pass.ResultOf[ctxflow.Analyzer].(*ctxflow.Package)
			m := pass.ResultOf[ctxintent.Analyzer].(*ctxintent.Model)
			for _, fn := range flows.Index.Funcs {
				f := flows.Of(fn)
				for _, call := range fn.Calls {
					if call.Fn == nil || call.Fn.Pkg() != pass.Pkg || call.Fn.Signature().Params().Len() != 1 {
						continue
					}
					v := f.Eval(call.Expr.Args[0])
					if !v.IsRoot() {
						continue
					}
					var h ctxflow.Hand
					for _, hand := range f.AtHand(call.Expr.Pos()) {
						h = hand
						break
					}
					pass.ReportRangef(call.Expr, "%s", question(pass, m, ctxintent.Use{Call: call.Expr, In: f}, v.Origins()[0], h))
				}
			}
			return nil, nil
		},
	}
	analysistest.Run(t, linttest.TestData(), a, "ctxintent/"+pkg)
}

func TestMeant(t *testing.T) {
	ask(t, "meant", func(_ *analysis.Pass, m *ctxintent.Model, u ctxintent.Use, root *ctxflow.Value, h ctxflow.Hand) string {
		if m.Rebuilt(root) {
			return "rebuilt"
		}
		if m.Meant(root, u, h) {
			return "meant"
		}
		if but := m.Doubt(root, u, h); but != "" {
			return but
		}
		return "nothing"
	})
}

func TestBelief(t *testing.T) {
	ask(t, "belief", func(pass *analysis.Pass, m *ctxintent.Model, u ctxintent.Use, _ *ctxflow.Value, _ ctxflow.Hand) string {
		b := m.Belief(u.Call)
		if call := b.For(u.In); call != nil {
			return fmt.Sprint("for: line ", pass.Fset.Position(call.Pos()).Line)
		}
		if call := b.Against(); call != nil {
			return fmt.Sprint("against: line ", pass.Fset.Position(call.Pos()).Line)
		}
		return "nothing"
	})
}
