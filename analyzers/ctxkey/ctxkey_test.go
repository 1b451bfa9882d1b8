package ctxkey_test

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/ctxkey"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

var cases = []string{
	"lesson", "basic", "alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc",
	"mismatch", "open", "valuetype", "pointer", "panics", "exported", "program", "fix", "fixconst", "framework", "peers", "lookup", "typed", "dynamic", "twins", "published",
}

func Test(t *testing.T) {
	linttest.Run(t, ctxkey.New, cases...)
}

func TestMetamorphic(t *testing.T) {
	t.Parallel()
	linttest.Metamorphic(t, ctxkey.New, cases...)
}
