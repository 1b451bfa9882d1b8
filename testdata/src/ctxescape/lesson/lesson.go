// Package lesson has the lesson's first program: workers that are stopped on
// return, by the deferred cancel.
package main

import (
	"context"
	"fmt"
	"time"
)

func worker(ctx context.Context, id int) {
	for {
		select {
		case <-ctx.Done():
			fmt.Printf("Worker %d stopping: %v\n", id, ctx.Err())
			return
		default:
			fmt.Printf("Worker %d doing work...\n", id)
			time.Sleep(200 * time.Millisecond)
		}
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go worker(ctx, 1)
	go worker(ctx, 2)
	time.Sleep(600 * time.Millisecond)
	cancel()
	time.Sleep(100 * time.Millisecond)
	go save(ctx) // whoever returns from main ends the process
}

// The same, called by others.
func run() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go worker(ctx, 1)
	time.Sleep(600 * time.Millisecond)
}

func save(ctx context.Context) error {
	time.Sleep(10 * time.Millisecond)
	return ctx.Err()
}

func forget() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	go save(ctx) // want `ctx is canceled on line \d+, when the function returns without waiting for the goroutine, so save is aborted; wait for it, or derive a context with a timeout from context\.WithoutCancel\(ctx\)`
}
