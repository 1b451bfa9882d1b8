// Package a has what tests are written with.
package a

import (
	"context"
	"errors"
)

var ErrGone = errors.New("gone")

// Drop gives up when ctx ends.
func Drop(ctx context.Context, name string) error {
	if name == "" {
		return ErrGone
	}
	return ctx.Err()
}

// Name reads a value and nothing else.
func Name(ctx context.Context) string {
	s, _ := ctx.Value(nameKey{}).(string)
	return s
}

// Named has a name and ends with its parent.
func Named(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, nameKey{}, name)
}

type nameKey struct{}
