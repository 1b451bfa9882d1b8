// Package limits holds what the rule does not see.
package limits

import (
	"context"
	"time"
)

func refresh() {}

// Declared without a short assignment.
func declared(ctx context.Context) {
	var ticker = time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
}

// A ticker and work.
func both(ctx context.Context, jobs chan int) {
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-jobs:
		refresh()
	case <-ticker.C:
		refresh()
	}
}
