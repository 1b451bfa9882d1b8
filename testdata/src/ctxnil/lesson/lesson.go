// Package lesson calls the lesson's functions without a context.
package lesson

import (
	"context"
	"fmt"
	"time"
)

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func wrong() error { return fetchData(nil) } // want `fetchData panics if it uses this nil context; pass context\.TODO\(\)`

func wrongBeside(ctx context.Context) error {
	return fetchData(nil) // want `; pass ctx \(ctxnil\)`
}

func right(ctx context.Context) error { return fetchData(ctx) }

func notSure() error { return fetchData(context.TODO()) }
