// Package generics has generic functions.
package generics

import (
	"context"
	"time"
)

func work[T any](ctx context.Context, _ T) error { return ctx.Err() }

func slow[T any](ctx context.Context, v T, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx, v)
		cancel()
	}
	return work(ctx, v) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then work returns immediately`
}
