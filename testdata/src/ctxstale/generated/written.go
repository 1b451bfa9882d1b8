package generated

import (
	"context"
	"time"
)

func written(ctx context.Context, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	}
	return work(ctx) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then work returns immediately`
}

func work(ctx context.Context) error { return ctx.Err() }
