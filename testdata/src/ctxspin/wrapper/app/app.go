// Package app logs by way of another package.
package app

import (
	"context"

	"ctxspin/wrapper/lib"
)

func logs(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case does not leave the loop`
			lib.Logf("done: %v", ctx.Err())
		case <-in:
		}
	}
}

// It waits, as its summary tells.
func waits(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			lib.Waitf(in)
		case <-in:
		}
	}
}

// A local helper that returns at once.
func helps(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case does not leave the loop`
			note()
		case <-in:
		}
	}
}

var notes int

func note() { notes++ }
