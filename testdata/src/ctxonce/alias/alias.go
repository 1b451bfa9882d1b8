package alias

import (
	c "context"
	. "time"
)

type ctxAlias = c.Context

func refresh() {}

func renamed(ctx ctxAlias) {
	refresh()
	ticker := NewTicker(Minute)
	done := ctx.Done()
	select { // want `after one tick of ticker`
	case <-(done):
		return
	case <-(ticker.C):
		refresh()
	}
}
