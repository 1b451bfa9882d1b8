package ctxloop

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "lesson", "sleep", "endless", "retry", "poll", "range", "progress", "owner", "closer", "each", "tick", "command", "command/given", "command/lib", "program", "program/waits",
		"alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc")
}
