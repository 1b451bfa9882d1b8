package tests

import (
	"context"
	"testing"
)

func work(ctx context.Context) error { return ctx.Err() }

func TestMany(t *testing.T) {
	for range 100 {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel() // want `deferred call of cancel`
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
