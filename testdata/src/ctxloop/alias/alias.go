package alias

import (
	c "context"
	t "time"
)

type ctxAlias = c.Context

func sleeps(ctx ctxAlias, ready func() bool) error {
	for !ready() {
		t.Sleep(t.Second) // want `time.Sleep ignores ctx`
	}
	return ctx.Err()
}
