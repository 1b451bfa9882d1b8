package tests

import (
	"context"
	"testing"
)

func work(ctx context.Context) error { return ctx.Err() }

func TestMany(t *testing.T) {
	for range 100 {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		_ = work(ctx)
	}
}

func TestRun(t *testing.T) {
	for range 3 {
		t.Run("", func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			_ = work(ctx)
		})
	}
}
