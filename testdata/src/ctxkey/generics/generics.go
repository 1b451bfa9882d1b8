package generics

import "context"

type key[T any] struct{}

func with[T any](ctx context.Context, v T) context.Context {
	return context.WithValue(ctx, key[T]{}, v)
}

func from[T any](ctx context.Context) (T, bool) {
	v, ok := ctx.Value(key[T]{}).(T)
	return v, ok
}

func set[K comparable](ctx context.Context, k K, v any) context.Context {
	return context.WithValue(ctx, k, v)
}

type own string

func f(ctx context.Context) {
	ctx = with(ctx, 1)
	_, _ = from[string](ctx)
	_ = set(ctx, "user", 1)      // want `key "user" that set uses has the predeclared type string`
	_ = set[int](ctx, 1, 1)      // want `key 1 that set uses has the predeclared type int`
	_ = set(ctx, own("user"), 1) // a type of this package
}

type bag[C context.Context] struct{ ctx C }

func (b bag[C]) get() any { return b.ctx.Value("id") } // want `key "id"`

type conn[T any] struct{ v T }

type dialing struct{}

// The T of one function may be the T of the other.
func (c *conn[T]) dial(ctx context.Context) context.Context {
	return context.WithValue(ctx, dialing{}, c)
}

func within[T any](ctx context.Context, c *conn[T]) bool {
	outer, ok := ctx.Value(dialing{}).(*conn[T])
	return ok && outer == c
}

type callback struct{}

func put[T any](ctx context.Context, f func(T)) context.Context {
	return context.WithValue(ctx, callback{}, f)
}

func get[U any](ctx context.Context) func(U) {
	f, _ := ctx.Value(callback{}).(func(U))
	return f
}
