package ctxleak_test

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/ctxleak"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, ctxleak.New,
		"leak",
		"lesson", "basic", "stream", "alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc",
		"mainpkg", "field", "waits", "condition", "kept", "fix", "once", "owner")
}
