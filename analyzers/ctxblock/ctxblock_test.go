package ctxblock

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
<<<<<<< HEAD
	linttest.Run(t, New, "lesson", "basic", "beside", "strict", "guards", "alias", "generics", "closure",
=======
	linttest.Run(t, New, "leak", "lesson", "basic", "strict", "guards", "alias", "generics", "closure",
>>>>>>> main
		"wrapper", "generated", "tests", "limits", "doc")
}
