package generics

import "context"

type key[T any] struct{}

func from[T any](ctx context.Context) T { return ctx.Value(key[T]{}).(T) } // want `panics if the context holds no value of type T`

func okay[T any](ctx context.Context) (T, bool) {
	v, ok := ctx.Value(key[T]{}).(T)
	return v, ok
}

func bound[C context.Context](ctx C) int { return ctx.Value(key[int]{}).(int) } // want `panics`
