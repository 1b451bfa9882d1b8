package generics

import (
	"context"
	"time"
)

func typed[C context.Context](ctx C, ready func() bool) error {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores ctx`
	}
	return ctx.Err()
}

func watch[T any](ctx context.Context, _ T) error { return ctx.Err() }

func retries(ctx context.Context) {
	for {
		if err := watch(ctx, 1); err == nil { // want `retries whenever watch fails`
			return
		}
	}
}

// No zero value can be spelled: no fix.
func result[T any](ctx context.Context, ready func() bool) (v T, err error) {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores ctx`
	}
	return v, ctx.Err()
}
