package ctxframe

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "lesson", "basic", "once", "unseen", "fallback", "guards", "alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc")
}
