// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"time"
)

func run(ctx context.Context, job int) {}

func bad(ctx context.Context, jobs []int) {
	for _, job := range jobs {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		run(ctx, job)
	}
}

func good(ctx context.Context, jobs []int) {
	for _, job := range jobs {
		func() {
			ctx, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel()
			run(ctx, job)
		}()
	}
}
