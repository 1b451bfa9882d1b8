package ctxtell_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxtell"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func TestLine(t *testing.T) {
	a := &analysis.Analyzer{
		Name:     "tell",
		Doc:      "report what is known of each line",
		Requires: []*analysis.Analyzer{ctxtell.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			teller := pass.ResultOf[ctxtell.Analyzer].(*ctxtell.Teller)
			for _, f := range pass.Files {
				file := pass.Fset.File(f.Pos())
				for line := range file.LineCount() {
					for _, n := range teller.Line(file.Name(), line+1) {
						pass.Reportf(n.Pos, "%s", n.Text)
					}
				}
			}
			return nil, nil
		},
	}
	analysistest.Run(t, linttest.TestData(), a, "ctxtell/tell")
}
