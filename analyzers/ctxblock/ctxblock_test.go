package ctxblock

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "leak", "lesson", "producer", "basic", "beside", "strict", "guards", "alias", "generics", "closure",
		"wrapper", "generated", "tests", "limits", "doc")
}
