// Package app has it run functions.
package app

import (
	"context"

	"ctxfat/wrapper/tick"
)

func work(ctx context.Context) error { return ctx.Err() }

func app(ctx context.Context, ids []int) {
	tick.Repeat(func() error {
		ctx = tick.With(ctx, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
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
		ctx = tick.With(ctx, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}
