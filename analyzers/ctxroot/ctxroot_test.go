package ctxroot

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "alters", "lesson", "abandoned", "basic", "owner", "lifetime", "ignored", "likely", "global", "guards", "alias", "generics", "closure", "wrapper", "generated", "tests", "carrier", "carrier/used", "made", "glance", "belongs", "placeholder", "limits", "mock/server", "doc")
}
