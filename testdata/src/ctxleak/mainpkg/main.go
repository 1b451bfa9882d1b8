// Package main returns to nobody.
package main

import (
	"context"
	"os"
	"os/signal"
)

func work(ctx context.Context) error { return ctx.Err() }

var stopped context.CancelFunc

func main() {
	ctx, _ := signal.NotifyContext(context.Background(), os.Interrupt)
	ctx, cancel := context.WithCancel(ctx)
	if work(ctx) == nil {
		cancel()
	}
	ctx, stopped = context.WithCancel(ctx)
	go func() {
		ctx, cancel := context.WithCancel(ctx)
		if work(ctx) == nil {
			cancel()
		}
	}()
	ctx, _ = context.WithCancel(ctx) // want `the cancel function of context.WithCancel is discarded`
	ctx, _ = untilStopped(ctx) // the process ends with it
	run(ctx)
	other{}.main(ctx)
}

func untilStopped(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, os.Interrupt)
}

func run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before the function ends; defer it`
	if work(ctx) == nil {
		cancel()
	}
}

type other struct{}

func (other) main(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before the function ends; defer it`
	if work(ctx) == nil {
		cancel()
	}
}
