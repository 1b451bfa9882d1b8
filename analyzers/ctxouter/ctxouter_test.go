package ctxouter

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "lesson", "basic", "guards", "alias", "generics", "closure", "wrapper", "handler", "runner", "generated", "tests", "limits", "doc")
}
