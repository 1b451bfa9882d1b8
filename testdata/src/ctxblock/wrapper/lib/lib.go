// Package lib waits for those who call it.
package lib

import "context"

// Ask observes its context.
func Ask(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

// Log reads a value.
func Log(ctx context.Context) any { return ctx.Value(key{}) }

type key struct{}
