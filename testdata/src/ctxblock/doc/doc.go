// Package doc holds the example of the rule's page.
package doc

import "context"

func list() []int { return nil }

func worker(ctx context.Context, jobs chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-jobs:
			_ = n
		}
	}
}

func bad(ctx context.Context) error {
	jobs := make(chan int)
	go worker(ctx, jobs) // returns when ctx has ended
	for _, job := range list() {
		jobs <- job // want `nothing receives from jobs once ctx is done, so this send blocks forever`
	}
	return nil
}

func good(ctx context.Context) error {
	jobs := make(chan int)
	go worker(ctx, jobs)
	for _, job := range list() {
		select {
		case jobs <- job: // good
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
