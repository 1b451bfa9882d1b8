package ctxescape

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New,
		"leak", "lesson", "basic", "sharers", "served", "guards", "alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc", "frame",
		"early/read", "early/lesson", "early/basic", "early/branch", "early/guards", "early/alias", "early/generics", "early/closure", "early/wrapper", "early/generated", "early/tests", "early/limits")
}
