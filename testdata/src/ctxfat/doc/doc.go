// Package doc has the examples of the rule's page.
package doc

import "context"

type key struct{}

var jobKey key

type job struct{ ID int }

func run(ctx context.Context, j job) {}

func bad(ctx context.Context, jobs chan job) {
	for job := range jobs {
		ctx = context.WithValue(ctx, jobKey, job.ID) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		run(ctx, job)
	}
}

func good(ctx context.Context, jobs chan job) {
	for job := range jobs {
		ctx := context.WithValue(ctx, jobKey, job.ID) // good
		run(ctx, job)
	}
}
