package generics

import "context"

type box[T any] struct {
	value T
	ctx   context.Context
}

func (b *box[T]) get(ctx context.Context) T { <-ctx.Done(); return b.value }

func (b *box[T]) unset() T {
	return b.get(b.ctx) // want `nothing in this package sets field ctx, so it is nil here, and it is passed to b\.get`
}

type filled[T any] struct {
	value T
	ctx   context.Context
}

func fill[T any](ctx context.Context, v T) *filled[T] { return &filled[T]{value: v, ctx: ctx} }
func (f *filled[T]) done() <-chan struct{}            { return f.ctx.Done() }

func first[T any](ctx context.Context, v T) {}

func calls(b *box[int]) {
	first(nil, 0)      // want `first panics if it uses this nil context; pass context\.TODO\(\)`
	first[int](nil, 0) // want `first\[int\] panics if it uses this nil context; pass context\.TODO\(\)`
	b.get(nil)         // want `b\.get panics if it uses this nil context; pass context\.TODO\(\)`
}
