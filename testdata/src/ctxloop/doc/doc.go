// Package doc holds the examples of the rule's page.
package doc

import (
	"context"
	"time"
)

func ready() bool { return false }

func dial(ctx context.Context) error { return ctx.Err() }

func badSleep(ctx context.Context) {
	for !ready() {
		time.Sleep(time.Minute) // want `time.Sleep ignores ctx`
	}
}

func goodSleep(ctx context.Context) error {
	for !ready() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Minute):
		}
	}
	return nil
}

func badRetry(ctx context.Context) {
	for {
		if err := dial(ctx); err == nil { // want `the loop retries whenever dial fails`
			break
		}
	}
}

func goodRetry(ctx context.Context) error {
	for {
		err := dial(ctx)
		if err == nil {
			break
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}
