// Package generics has the rule's shapes in generic code.
package generics

import (
	"context"
	"time"
)

type saver[T any] interface {
	Save(ctx context.Context, v T) error
}

func save[T any, S saver[T]](ctx context.Context, s S, v T) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go s.Save(ctx, v) // want `ctx is canceled on line \d+`
}

func do[T any](ctx context.Context, v T) error { return ctx.Err() }

func start[T any](ctx context.Context, v T) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go do[T](ctx, v) // want `ctx is canceled on line \d+`
}
