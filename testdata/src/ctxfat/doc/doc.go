// Package doc has the examples of the rule's page.
package doc

import "context"

type key struct{}

var jobKey key

type job struct{ ID int }

func run(ctx context.Context, j job) {}

func bad(ctx context.Context, jobs chan job) {
	for job := range jobs {
		ctx = context.WithValue(ctx, jobKey, job.ID) // want `ctx is made from itself`
		run(ctx, job)
	}
}

func good(ctx context.Context, jobs chan job) {
	for job := range jobs {
		ctx := context.WithValue(ctx, jobKey, job.ID) // good
		run(ctx, job)
	}
}
