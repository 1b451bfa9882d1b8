// Package lesson has the lesson's selects, and a worker that lost its loop.
package lesson

import (
	"context"
	"fmt"
	"time"
)

// Once is meant.
func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		fmt.Println("data fetched")
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

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

func ticks(ctx context.Context, id int) {
	work(id)
	ticker := time.NewTicker(200 * time.Millisecond)
	defer ticker.Stop()
	select { // want `this select is not in a loop, so the function returns after one tick of ticker; wrap it in a for loop`
	case <-ctx.Done():
		fmt.Printf("worker %d stopping: %v\n", id, ctx.Err())
		return
	case <-ticker.C:
		work(id)
	}
}

func work(id int) { fmt.Printf("worker %d doing work...\n", id) }
