package ctxfield

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "lesson", "basic", "lifetime", "carrier", "adapter", "mixed", "request", "global",
		"alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "gathered", "client", "doc")
}
