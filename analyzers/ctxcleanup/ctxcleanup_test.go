package ctxcleanup

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) { linttest.Run(t, New, "lesson", "basic", "errpath") }
