// Package limits holds what is missed or left alone.
package limits

import (
	"context"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

// Names that say seconds elsewhere than at their end.
func named(ctx context.Context, secondsToWait int) error {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(secondsToWait))
	defer cancel()
	return work(ctx)
}

// What a parameter is given is not known.
func parameter(ctx context.Context, d time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	return work(ctx)
}

func calls(ctx context.Context) error { return parameter(ctx, 5) }

// A date may be in the future.
func date(ctx context.Context) error {
	ctx, cancel := context.WithDeadline(ctx, time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC))
	defer cancel()
	return work(ctx)
}

// A timer that is reset is not followed.
func timer(ctx context.Context, delay time.Duration) error {
	t := time.NewTimer(delay)
	defer t.Stop()
	for {
		if err := work(ctx); err == nil {
			return nil
		}
		t.Reset(delay)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-t.C:
		}
	}
}
