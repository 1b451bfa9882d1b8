// Package generics has contexts and carriers of parameterised types.
package generics

import "context"

func lookup[T any](ctx context.Context, v T) error { return ctx.Err() }

func each[C context.Context, T any](ctx C, vs []T) {
	for _, v := range vs {
		lookup(context.Background(), v)    // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
		lookup[T](context.Background(), v) // want `lookup\[T\] gets context\.Background\(\), so it keeps running after ctx is canceled.*\[root\?\]`
		lookup(ctx, v)
	}
}

type box[T any] struct{ v T }

func (b box[T]) load(ctx context.Context) error {
	return lookup(context.TODO(), b.v) // want `lookup gets context\.TODO\(\), so it keeps running after ctx is canceled`
}

func (b box[T]) fetch() error {
	return lookup(context.Background(), b.v)
}

func (b box[T]) run(ctx context.Context) error { return b.fetch() }

func runInts(ctx context.Context, b box[int]) error { return b.fetch() }

func first[T any](vs ...T) error {
	return lookup(context.Background(), vs)
}

func runFirst(ctx context.Context) error { return first[int](1, 2) }

type session[S interface{ Context() context.Context }] struct{ s S }

func serve[S interface{ Context() context.Context }](s S) error {
	return lookup(context.Background(), 1) // want `lookup gets context\.Background\(\), so it keeps running after s\.Context\(\) is canceled`
}
