// Package lesson asks why a context ended, as the lesson does.
package lesson

import (
	"context"
	"errors"
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

// The error is wrapped on its way here.
func wrong() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if err := fetchData(ctx); err == context.DeadlineExceeded { // want `== does not match a wrapped context\.DeadlineExceeded; use errors\.Is\(err, context\.DeadlineExceeded\)`
		fmt.Println("too slow")
	}
}

func right() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if err := fetchData(ctx); errors.Is(err, context.DeadlineExceeded) {
		fmt.Println("too slow")
	}
}

// Err gives out the error as it is.
func reason(ctx context.Context) {
	<-ctx.Done()
	switch ctx.Err() {
	case context.Canceled:
		fmt.Println("cancelled by hand")
	case context.DeadlineExceeded:
		fmt.Println("timed out")
	}
}
