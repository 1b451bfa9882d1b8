// Package limits holds what the rule does not see, or says nothing about.
package limits

import "context"

// A loop made of goto.
func gotos(ctx context.Context, in chan int) {
again:
	select {
	case <-ctx.Done():
	case <-in:
	}
	goto again
}

// The arm spins unless n is nought, which nothing on the way changes.
func conditional(ctx context.Context, in chan int, n int) {
	for {
		select {
		case <-ctx.Done():
			if n == 0 {
				return
			}
			continue
		case <-in:
		}
	}
}

// A package variable may be changed by anybody.
var background context.Context

func global(in chan int) {
	for {
		select {
		case <-background.Done():
			continue
		case <-in:
		}
	}
}

// Closed by whom, and when, is not followed.
func closed(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-in:
			_ = v
		}
	}
}

// An interface may wait.
func dynamic(ctx context.Context, in chan int, log interface{ Printf() }) {
	for {
		select {
		case <-ctx.Done():
			log.Printf()
		case <-in:
		}
	}
}
