// Package generics has type parameters on every side.
package generics

import (
	"context"

	"example.com/sdk"
)

func instantiated(ctx context.Context, s *sdk.Store[int]) error {
	if err := sdk.Map(map[string]int{}); err != nil { // want `sdk\.Map does not see ctx, so it goes on after ctx has ended; use sdk\.MapContext`
		return err
	}
	return s.Put(1) // want `s\.Put does not see ctx`
}

func generic[T any](ctx context.Context, s *sdk.Store[T], v T) error {
	return s.Put(v) // want `s\.Put does not see ctx`
}

func explicit(ctx context.Context) error {
	return (sdk.Map[string, int])(nil) // want `sdk\.Map does not see ctx, so it goes on after ctx has ended; use sdk\.MapContext`
}

type keyed interface {
	context.Context
	Key() string
}

func constrained[C keyed](ctx C) error {
	return sdk.Ping(ctx.Key()) // want `sdk\.Ping does not see ctx`
}

// putter has both forms; the type argument does not matter.
type putter[T any] interface {
	Put(T) error
	PutContext(context.Context, T) error
}

func abstract[T any](ctx context.Context, p putter[T], v T) error {
	return p.Put(v) // want `p\.Put does not see ctx`
}
