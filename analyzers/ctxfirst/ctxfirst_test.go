package ctxfirst

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "lesson", "basic", "custom", "alias", "generics", "closure", "wrapper",
		"generated", "tests", "naming", "habit", "local", "bag", "fix", "platform", "limits", "doc")
}
