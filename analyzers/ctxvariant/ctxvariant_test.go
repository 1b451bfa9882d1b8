package ctxvariant

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "lesson", "basic", "alone", "builder", "attach", "callee", "request", "bound", "guards", "alias", "generics", "closure",
		"wrapper", "generated", "tests", "limits", "local", "doc")
}
