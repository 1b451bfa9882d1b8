// Package lesson waits for slow work as the lesson does, and leaves the work
// behind.
package lesson

import (
	"context"
	"fmt"
	"time"
)

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		fmt.Println("data fetched")
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func slow() string { return "data" }

func fetchSlow(ctx context.Context) (string, error) {
	data := make(chan string) // want `the goroutine that sends on data leaks if fetchSlow takes case <-ctx\.Done\(\), because data has no buffer for it; write make\(chan string, 1\)`
	go func() { data <- slow() }()
	select {
	case s := <-data:
		return s, nil
	case <-ctx.Done():
		return "", fmt.Errorf("fetchSlow: %w", ctx.Err())
	}
}

func fetchBuffered(ctx context.Context) (string, error) {
	data := make(chan string, 1)
	go func() { data <- slow() }()
	select {
	case s := <-data:
		return s, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
