// Package closure has goroutines in literals, and literals in goroutines.
package closure

import (
	"context"
	"net/http"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

// A handler made by a function.
func handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		go work(r.Context()) // want `r\.Context\(\) is canceled when this handler returns without waiting for the goroutine, so work is aborted`
	})
}

func inLiteral(ctx context.Context) func() {
	return func() {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		go work(ctx) // want `ctx is canceled on line \d+`
	}
}

// Who runs the inner literal, and when, is not said.
func nested(ctx context.Context, run func(func())) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() {
		run(func() { work(ctx) })
	}()
}

// Run at once, or by a function that may.
func now(ctx context.Context, run func(func())) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	func() { work(ctx) }()
	run(func() { work(ctx) })
}
