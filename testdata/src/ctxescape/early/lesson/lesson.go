// Package lesson has the lesson's shapes: a timeout with its deferred cancel is
// right for all that is finished within the function.
package lesson

import (
	"context"
	"fmt"
	"time"
)

type key string

const name key = "name"

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func timed() error {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	return fetchData(ctx)
}

// Deriving a value and giving the context back is what such helpers are for.
func named(ctx context.Context, who string) context.Context {
	return context.WithValue(ctx, name, who)
}

// Handing out the cancel function with the context is right.
func bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Second)
}

// Cancelling what is handed out is not.
func dead(ctx context.Context, who string) context.Context {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return context.WithValue(ctx, name, who) // want `the deferred cancel on line \d+ runs before the caller gets the result of context\.WithValue; return the cancel function with it instead of calling it`
}
