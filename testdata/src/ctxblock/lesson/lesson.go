// Package lesson holds the shapes of the lesson: loops that watch their
// context, and those that do not.
package lesson

import (
	"context"
	"time"
)

func process(int) {}

// Wrong: the worker waits for its next job whatever the context says.
func deaf(ctx context.Context, jobs chan int, results chan<- int) error {
	for {
		select {
		case n := <-jobs:
			results <- n
		case results <- 0:
		}
		if err := step(ctx); err != nil {
			return err
		}
	}
}

// Right.
func worker(ctx context.Context, jobs <-chan int, results chan<- int) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case n := <-jobs:
			select {
			case results <- n:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
}

// Right: a timer beside the context.
func ticker(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			process(1)
		case <-ctx.Done():
			return
		}
	}
}

// Right: a result with room.
func result(ctx context.Context) error {
	done := make(chan error, 1)
	go func() { done <- step(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Right: to wait for nothing but the end.
func idle(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func step(ctx context.Context) error { return ctx.Err() }
