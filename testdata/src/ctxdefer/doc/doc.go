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
		defer cancel() // want `deferred call of cancel`
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
