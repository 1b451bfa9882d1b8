package ctxdefer_test

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/ctxdefer"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, ctxdefer.New,
		"lesson", "basic", "alias", "generics", "closure", "wrapper", "generated", "tests", "limits", "doc",
		"notdeferred", "declined", "third_party/copied")
}
