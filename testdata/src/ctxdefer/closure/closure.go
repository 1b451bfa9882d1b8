// Package closure has literals.
package closure

import "context"

func work(ctx context.Context) error { return ctx.Err() }

var global = func(ctx context.Context, n int) {
	for range n {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		_ = work(ctx)
	}
}

func spawned(ctx context.Context, n int) {
	for range n {
		go func() {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			_ = work(ctx)
		}()
	}
}

func nested(ctx context.Context, n int) {
	for range n {
		_, cancel := context.WithCancel(ctx)
		defer func() {
			// This only makes a function that would call it.
			_ = func() { cancel() }
		}()
	}
}
