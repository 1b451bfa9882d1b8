// Package b uses them.
package b

import (
	"context"

	"ctxdefer/wrapper/a"
)

func work(ctx context.Context) error { return ctx.Err() }

func derive(ctx context.Context, n int) {
	for range n {
		turn, cancel := a.Derive(ctx)
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		_ = work(turn)
	}
	for range n {
		turn, stop := a.Named(ctx)
		defer stop() // want `this deferred stop runs only when the function returns, so the contexts of all iterations pile up`
		_ = work(turn)
	}
}
