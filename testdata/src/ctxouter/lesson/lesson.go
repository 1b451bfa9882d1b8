// Package lesson has the lesson's download in a callback with a deadline.
package lesson

import (
	"context"
	"fmt"
	"time"
)

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func withDeadline(ctx context.Context, work func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel() // always call cancel, even if you cancel early
	return work(ctx)
}

func right(ctx context.Context) error {
	return withDeadline(ctx, func(ctx context.Context) error { return fetchData(ctx) })
}

func wrong(ctx context.Context) error {
	return withDeadline(ctx, func(limited context.Context) error {
		return fetchData(ctx) // want `fetchData gets ctx from outside the callback, so it ignores the cancellation, deadline and values of limited`
	})
}
