// Package helper has functions that call what they are given again and again.
package helper

import (
	"context"
	"time"
)

func retry(n int, f func() error) error {
	var err error
	for range n {
		if err = f(); err == nil {
			return nil
		}
		time.Sleep(time.Second) // want `nothing can stop retry between two calls of f, because it takes no context; take one, and select on its Done and a timer here`
	}
	return err
}

// Told when to stop.
func stoppable(stop chan struct{}, f func() error) {
	for f() != nil {
		time.Sleep(time.Second)
	}
}

func withContext(ctx context.Context, f func() error) {
	for f() != nil && ctx.Err() == nil {
		time.Sleep(time.Second)
	}
}

// Sleeps without calling, and calls without sleeping.
func apart(f func() error) {
	for f() != nil {
	}
	for range 3 {
		time.Sleep(time.Second)
	}
}

// Runs later.
func literal(f func() error) func() {
	return func() {
		for f() != nil {
			time.Sleep(time.Second)
		}
	}
}
