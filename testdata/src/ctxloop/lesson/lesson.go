// Package lesson holds the lesson's programs: what it shows as right is silent.
package lesson

import (
	"context"
	"fmt"
	"time"
)

// The lesson's worker: it asks in every turn, and its pause is short.
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

func run() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go worker(ctx, 1)
	go worker(ctx, 2)
	time.Sleep(600 * time.Millisecond)
	cancel()
	time.Sleep(100 * time.Millisecond)
}

func stream(ctx context.Context, next func()) {
	for {
		select {
		case <-ctx.Done():
			return
		default:
			next()
		}
	}
}

// The exercise, done right.
func countdown(ctx context.Context, from int) error {
	for i := from; i >= 0; i-- {
		fmt.Println(i)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(300 * time.Millisecond):
		}
	}
	return nil
}

// The exercise, done wrong: the context has no say.
func deafCountdown(ctx context.Context, from int) error {
	for i := from; i >= 0; i-- {
		fmt.Println(i)
		time.Sleep(300 * time.Millisecond) // want `time\.Sleep ignores ctx: the loop keeps running after ctx is done.*\[slow\?\]`
	}
	return ctx.Err()
}

// A long-running loop that does not check.
func deafWorker(ctx context.Context, jobs chan int) {
	for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		fmt.Println(<-jobs)
	}
}
