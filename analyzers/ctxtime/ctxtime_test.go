package ctxtime

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

var cases = []string{
	"lesson", "basic", "guards", "strict", "zero", "alias", "generics", "closure", "wrapper", "imports", "generated",
	"tests", "limits", "doc",
}

func Test(t *testing.T) {
	t.Parallel()
	linttest.Run(t, New, cases...)
}

func TestMetamorphic(t *testing.T) {
	t.Parallel()
	linttest.Metamorphic(t, New, cases...)
}
