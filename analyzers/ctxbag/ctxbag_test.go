package ctxbag_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/ctxbag"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

var cases = []string{
	"lesson", "basic", "local", "alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc",
}

func Test(t *testing.T) {
	t.Parallel()
	linttest.Run(t, ctxbag.New, cases...)
}

// TestOptions has the lists of types.
func TestOptions(t *testing.T) {
	t.Parallel()
	linttest.Run(t, func() *analysis.Analyzer {
		a := ctxbag.New()
		for name, value := range map[string]string{"allow": "database/sql.Tx, ctxbag/options.Config", "deny": "ctxbag/options.Cart"} {
			if err := a.Flags.Set(name, value); err != nil {
				t.Error(err)
			}
		}
		return a
	}, "options")
}

func TestMetamorphic(t *testing.T) {
	t.Parallel()
	linttest.Metamorphic(t, ctxbag.New, cases...)
}
