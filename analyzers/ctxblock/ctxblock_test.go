package ctxblock

import (
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/linttest"
)

func Test(t *testing.T) {
	linttest.Run(t, New, "leak", "unheard", "locked", "order", "lesson", "far", "producer", "send_basic", "send_lesson", "send_guards", "send_receiver", "send_many", "send_alias",
		"send_generics", "send_closure", "send_wrapper", "send_generated", "send_tests", "send_helper", "send_free", "send_limits", "send_doc", "turns", "tight", "tight/script", "tight/server", "basic", "beside", "strict", "guards", "alias", "generics", "closure",
		"wrapper", "generated", "tests", "limits", "doc")
}
