// Package lesson has the examples of the lesson.
package lesson

import (
	"context"
	"fmt"
	"time"
)

func worker(ctx context.Context, id int) {
	for {
		select {
		case <-ctx.Done():
			fmt.Printf("worker %d stopping: %v\n", id, ctx.Err())
			return
		default:
			time.Sleep(200 * time.Millisecond)
		}
	}
}

func right() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel() // always call cancel, even if you cancel early

	go worker(ctx, 1)
	go worker(ctx, 2)

	time.Sleep(600 * time.Millisecond)
	cancel()
	time.Sleep(100 * time.Millisecond)
}

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func rightTimeout() {
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	if err := fetchData(ctx); err != nil {
		fmt.Println("error:", err)
	}
}

func wrongCancel() {
	ctx, _ := context.WithCancel(context.Background()) // want `the cancel function of context\.WithCancel is discarded, so the context leaks until its parent is canceled`
	_ = fetchData(ctx)
}

func wrongTimeout(ctx context.Context) error {
	ctx, _ = context.WithTimeout(ctx, time.Second) // want `the cancel function of context\.WithTimeout is discarded, so the context's timer runs until the deadline`
	return fetchData(ctx)
}

func wrongDeadline(ctx context.Context) error {
	ctx, cancel := context.WithDeadline(ctx, time.Now().Add(time.Second)) // want `cancel is not called before return err; defer it`
	if err := fetchData(ctx); err != nil {
		return err
	}
	cancel()
	return nil
}
