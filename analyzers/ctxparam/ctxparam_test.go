package ctxparam

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "callee", "chain", "declined", "program", "caller", "served", "unnamed", "limits", "doc")
}
