// Package limits holds what the rule does not see.
package limits

import "context"

func ask(int) error { return nil }

// The channel has room for one, and two are sent.
func room(ctx context.Context) {
	done := make(chan error, 1)
	go func() {
		done <- ask(1) // want `this send blocks until somebody receives from done, even after ctx is done.*\[unwatched\?\]`
		done <- ask(2)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// A range that is left early.
func leaves(ctx context.Context, items []int) {
	out := make(chan int) // want `the goroutine that sends on out leaks if leaves returns before it has received from all, because out has no buffer for it; send in a select that also waits for a stop signal`
	go func() {
		defer close(out)
		for _, item := range items {
			out <- item
		}
	}()
	for range out {
		if ctx.Err() != nil {
			return
		}
	}
}
