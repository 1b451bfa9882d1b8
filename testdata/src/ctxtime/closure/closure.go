package closure

import (
	"context"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

var dial = func(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30) // want `context\.WithTimeout gets 30, which is 30ns because a number without a unit counts nanoseconds`
	defer cancel()
	return work(ctx)
}

func inside(ctx context.Context) func() error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	return func() error {
		defer cancel()
		ctx, stop := context.WithTimeout(ctx, time.Minute) // want `this timeout of 1m0s never expires, because the parent context is done after 1s`
		defer stop()
		return work(ctx)
	}
}
