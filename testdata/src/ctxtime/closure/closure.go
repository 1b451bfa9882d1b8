package closure

import (
	"context"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

var dial = func(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30) // want `for 30ns`
	defer cancel()
	return work(ctx)
}

func inside(ctx context.Context) func() error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	return func() error {
		defer cancel()
		ctx, stop := context.WithTimeout(ctx, time.Minute) // want `never comes`
		defer stop()
		return work(ctx)
	}
}
