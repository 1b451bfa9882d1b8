// Package generics has generic functions and contexts.
package generics

import "context"

type key[T any] struct{}

func with[T any](ctx context.Context, v T) context.Context {
	return context.WithValue(ctx, key[T]{}, v)
}

func work[T any](ctx context.Context, _ T) error { return ctx.Err() }

func each[T any](ctx context.Context, list []T) {
	for _, v := range list {
		ctx = with(ctx, v) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx, v)
	}
}

func repeat[T any](list []T, f func(T)) {
	for _, v := range list {
		f(v)
	}
}

func mapped[T any](ctx context.Context, list []T) {
	repeat(list, func(v T) {
		ctx = with[T](ctx, v) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		work(ctx, v)
	})
}
