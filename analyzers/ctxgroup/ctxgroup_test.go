package ctxgroup

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "lesson", "basic", "session", "guards", "alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc")
}
