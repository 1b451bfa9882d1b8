package ctxvalue_test

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/ctxvalue"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

var cases = []string{
	"lesson", "basic", "guards", "alias", "generics", "closure", "wrapper", "generated", "tests", "fix", "limits", "doc", "published", "behind", "paired", "optional",
}

func Test(t *testing.T) {
	linttest.Run(t, ctxvalue.New, cases...)
}

func TestMetamorphic(t *testing.T) {
	t.Parallel()
	linttest.Metamorphic(t, ctxvalue.New, cases...)
}
