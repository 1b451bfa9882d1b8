package ctxerr

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

var cases = []string{
	"lesson", "basic", "guards", "switches", "strict", "origins", "imports", "standin", "alias", "generics", "closure",
	"wrapper", "generated", "tests", "walk", "limits", "doc",
}

func Test(t *testing.T) {
	t.Parallel()
	linttest.Run(t, New, cases...)
}

func TestMetamorphic(t *testing.T) {
	t.Parallel()
	linttest.Metamorphic(t, New, cases...)
}
