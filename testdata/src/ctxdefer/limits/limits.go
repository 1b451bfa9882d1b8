// Package limits has what the rule leaves alone, and why.
package limits

import "context"

func work(ctx context.Context) error { return ctx.Err() }

// The literal is deferred by another function.
func onExit(f func()) { defer f() }

func byOther(ctx context.Context, n int) {
	for range n {
		turn, cancel := context.WithCancel(ctx)
		onExit(cancel)
		_ = work(turn)
	}
}

// Another name for it is not followed.
func renamed(ctx context.Context, n int) {
	for range n {
		turn, cancel := context.WithCancel(ctx)
		stop := cancel
		defer stop()
		_ = work(turn)
	}
}
