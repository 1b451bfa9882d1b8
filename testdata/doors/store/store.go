// Package store is what package server calls.
package store

import (
	"context"
	"time"
)

type key struct{}

// Trace only reads a value: a root given to it does no harm, and package
// server learns that from a fact.
func Trace(ctx context.Context, msg string) {
	trace(ctx, msg)
}

func trace(ctx context.Context, msg string) {
	if id, ok := ctx.Value(key{}).(string); ok {
		println(id, msg)
	}
}

// Get observes its context.
func Get(ctx context.Context, id int) (int, error) {
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-time.After(time.Second):
		return id, nil
	}
}

// Refresh forgets the context that it has.
func Refresh(ctx context.Context) error {
	_, err := Get(context.Background(), 1)
	return err
}
