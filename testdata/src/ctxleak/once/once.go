// Package once has cancel functions that nobody need call.
package once

import (
	"context"
	"os"
	"sync"
	"time"
)

var (
	shared context.Context
	lazy   context.Context
	latest context.Context
	guard  sync.Once
)

// Made once, for the process.
func fallback() context.Context {
	if shared == nil {
		shared, _ = context.WithTimeout(context.Background(), time.Second)
	}
	return shared
}

func first() context.Context {
	guard.Do(func() {
		lazy, _ = context.WithTimeout(context.Background(), time.Second)
	})
	return lazy
}

// Made anew by each call.
func refresh() context.Context {
	latest, _ = context.WithTimeout(context.Background(), time.Minute) // want `the cancel function of context\.WithTimeout is discarded`
	return latest
}

func local(ctx context.Context) error {
	var child context.Context
	if child == nil {
		child, _ = context.WithTimeout(ctx, time.Minute) // want `the cancel function of context\.WithTimeout is discarded`
	}
	return child.Err()
}

// A goroutine of the callee ends it.
func untilSignal(ch <-chan os.Signal) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-ch
		cancel()
	}()
	return ctx, cancel
}

func run(ch <-chan os.Signal) error {
	ctx, _ := untilSignal(ch)
	return work(ctx)
}

// The context may be another one's, with nothing to cancel.
func of(v any) (context.Context, context.CancelFunc) {
	if c, ok := v.(interface{ Context() context.Context }); ok {
		return c.Context(), func() {}
	}
	return context.WithCancel(context.Background())
}

func borrowed(v any) error {
	ctx, _ := of(v)
	return work(ctx)
}

// It only cleans up after itself.
func prepared(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if ctx.Err() != nil {
			cancel()
		}
	}()
	return ctx, cancel
}

func careless(ctx context.Context) error {
	ctx, _ = prepared(ctx) // want `the cancel function of prepared is discarded`
	return work(ctx)
}

func work(ctx context.Context) error { return ctx.Err() }
