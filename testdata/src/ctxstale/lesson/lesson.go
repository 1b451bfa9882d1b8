// Package lesson has the lesson's download, with a warm-up.
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

func right(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel() // always call cancel, even if you cancel early
	return fetchData(ctx)
}

func wrong(ctx context.Context, warm bool) error {
	if warm {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, 500*time.Millisecond)
		err := fetchData(ctx)
		cancel()
		if err != nil {
			return err
		}
	}
	return fetchData(ctx) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then fetchData returns immediately; use another name for the short-lived context`
}
