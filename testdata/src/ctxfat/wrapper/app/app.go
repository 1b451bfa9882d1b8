// Package app has it run functions.
package app

import (
	"context"

	"ctxfat/wrapper/tick"
)

func work(ctx context.Context) error { return ctx.Err() }

func app(ctx context.Context, ids []int) {
	tick.Repeat(func() error {
		ctx = tick.With(ctx, 1) // want `every run of this literal`
		return work(ctx)
	})
	tick.Once(func() error {
		ctx = tick.With(ctx, 1)
		return work(ctx)
	})
	for _, id := range ids {
		own := ctx
		own = tick.With(own, id)
		work(own)
	}
}

func loop(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx = tick.With(ctx, id) // want `ctx is made from itself`
		work(ctx)
	}
}
