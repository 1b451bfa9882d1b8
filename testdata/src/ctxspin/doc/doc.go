// Package doc holds the examples of the rule's page.
package doc

import "context"

func run(int) {}

func bad(ctx context.Context, jobs chan int) {
	for {
		select {
		case <-ctx.Done():
			break // want `break leaves only the select`
		case job := <-jobs:
			run(job)
		}
	}
}

func good(ctx context.Context, jobs chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case job := <-jobs:
			run(job)
		}
	}
}
