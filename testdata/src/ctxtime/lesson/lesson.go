// Package lesson has the lesson's timeouts, and some that lost their unit.
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

func right() error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	return fetchData(ctx)
}

func wrong() error {
	ctx, cancel := context.WithTimeout(context.Background(), 3) // want `context\.WithTimeout gets 3, which is 3ns because a number without a unit counts nanoseconds; write 3\*time\.Second, or the unit that is meant.*\[unit\]`
	defer cancel()
	return fetchData(ctx)
}

func deadline() error {
	ctx, cancel := context.WithDeadline(context.Background(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	defer cancel()
	return fetchData(ctx)
}
