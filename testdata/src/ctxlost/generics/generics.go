// Package generics has the rule's shapes in generic code.
package generics

import (
	"context"
	"time"
)

type span struct{}

func (*span) End() {}

func start[T any](ctx context.Context, v T) (context.Context, *span) { return ctx, nil }

func get[T any](ctx context.Context) (v T, err error) {
	_, sp := start(ctx, v)
	defer sp.End()
	return v, ctx.Err()
}

func blank[T any](ctx context.Context, v T) (T, error) {
	_, sp := start(ctx, v) // want `the context of sp is discarded and get\[T\] gets its parent ctx, so its work is not part of sp.*\[span\]`
	defer sp.End()
	return get[T](ctx)
}

func unused[T any](ctx context.Context) (T, error) {
	_, cancel := context.WithTimeout(ctx, time.Second) // want `nothing uses the context that context\.WithTimeout returns, so the deadline limits nothing`
	defer cancel()
	return get[T](ctx)
}
