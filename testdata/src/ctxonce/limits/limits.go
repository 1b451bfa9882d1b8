// Package limits holds what the rule does not see.
package limits

import (
	"context"
	"time"
)

func refresh() {}

// Declared without a short assignment.
func declared(ctx context.Context) {
	refresh()
	var ticker = time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
}

// A ticker and work: the ticker may be a time-out.
func both(ctx context.Context, jobs chan int) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case job := <-jobs:
		handle(job)
	case <-ticker.C:
		refresh()
	}
}

func handle(int) {}
