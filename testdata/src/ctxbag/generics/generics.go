package generics

import "context"

type key[T any] struct{}

func with[T any](ctx context.Context, v T) context.Context {
	return context.WithValue(ctx, key[T]{}, v) // what T is depends on the call
}

func f(ctx context.Context, fn func()) {
	_ = with(ctx, fn)
	_ = context.WithValue(ctx, key[func()]{}, fn) // want `a function`
}
