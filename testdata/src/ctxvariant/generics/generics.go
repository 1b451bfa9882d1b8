// Package generics has type parameters on every side.
package generics

import (
	"context"

	"example.com/sdk"
)

func instantiated(ctx context.Context, s *sdk.Store[int]) error {
	if err := sdk.Map(map[string]int{}); err != nil { // want `sdk\.Map ignores ctx, so it keeps running after ctx is canceled; use sdk\.MapContext`
		return err
	}
	return s.Put(1) // want `s\.Put ignores ctx, so it keeps running after ctx is canceled; use s\.PutContext`
}

func generic[T any](ctx context.Context, s *sdk.Store[T], v T) error {
	return s.Put(v) // want `s\.Put ignores ctx, so it keeps running after ctx is canceled; use s\.PutContext`
}

func explicit(ctx context.Context) error {
	return (sdk.Map[string, int])(nil) // want `sdk\.Map ignores ctx, so it keeps running after ctx is canceled; use sdk\.MapContext`
}

type keyed interface {
	context.Context
	Key() string
}

func constrained[C keyed](ctx C) error {
	return sdk.Ping(ctx.Key()) // want `sdk\.Ping ignores ctx, so it keeps running after ctx is canceled; use sdk\.PingContext`
}

// putter has both forms; the type argument does not matter.
type putter[T any] interface {
	Put(T) error
	PutContext(context.Context, T) error
}

func abstract[T any](ctx context.Context, p putter[T], v T) error {
	return p.Put(v) // want `p\.Put ignores ctx, so it keeps running after ctx is canceled; use p\.PutContext`
}
