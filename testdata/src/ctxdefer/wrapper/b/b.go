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
		defer cancel() // want `deferred call of cancel`
		_ = work(turn)
	}
	for range n {
		turn, stop := a.Named(ctx)
		defer stop() // want `deferred call of stop`
		_ = work(turn)
	}
}
