package alias

import (
	. "context"
	"time"
)

func dotted(ctx Context, slow bool) error {
	if slow {
		var cancel CancelFunc
		ctx, cancel = WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	}
	return work(ctx) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then work returns immediately`
}
