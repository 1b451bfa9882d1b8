// Package work serves channels of work.
package work

import "context"

func serve(int) {}

func once(ctx context.Context, items []int) {
	jobs := make(chan int)
	go func() {
		select { // want `this select is not in a loop, so the goroutine returns after one value of jobs and the next send blocks forever`
		case <-ctx.Done():
			return
		case job := <-jobs:
			serve(job)
		}
	}()
	for _, item := range items {
		jobs <- item
	}
}

func single(ctx context.Context, item int) {
	jobs := make(chan int)
	go func() {
		select {
		case <-ctx.Done():
		case job := <-jobs:
			serve(job)
		}
	}()
	jobs <- item
}

func each(ctx context.Context, items []int) {
	jobs := make(chan int)
	for range items {
		go func() {
			select {
			case <-ctx.Done():
			case job := <-jobs:
				serve(job)
			}
		}()
	}
	for _, item := range items {
		jobs <- item
	}
}

func room(ctx context.Context, items []int) {
	jobs := make(chan int, 100)
	go func() {
		select {
		case <-ctx.Done():
		case job := <-jobs:
			serve(job)
		}
	}()
	for _, item := range items {
		jobs <- item
	}
}

func gives(ctx context.Context, items []int) {
	jobs := make(chan int)
	go func() {
		select {
		case <-ctx.Done():
		case job := <-jobs:
			serve(job)
		}
	}()
	for _, item := range items {
		select {
		case jobs <- item:
		case <-ctx.Done():
		}
	}
}

func others(ctx context.Context, items []int) {
	jobs := make(chan int)
	go func() {
		select {
		case <-ctx.Done():
		case job := <-jobs:
			serve(job)
		}
	}()
	go func() {
		for job := range jobs {
			serve(job)
		}
	}()
	for _, item := range items {
		jobs <- item
	}
}

func escapes(ctx context.Context, items []int, also func(chan int)) {
	jobs := make(chan int)
	go func() {
		select {
		case <-ctx.Done():
		case job := <-jobs:
			serve(job)
		}
	}()
	also(jobs)
	for _, item := range items {
		jobs <- item
	}
}
