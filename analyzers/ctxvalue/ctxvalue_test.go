package ctxvalue_test

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/ctxvalue"
	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, ctxvalue.New, "lesson", "basic", "guards", "alias", "generics", "closure", "wrapper", "generated", "tests", "fix", "limits", "doc", "published")
}
