package generics

import (
	"context"
	"time"
)

func work(context.Context) {}

type pool[T any] struct{ waitSeconds int }

func (p *pool[T]) get(ctx context.Context) (v T) {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(p.waitSeconds)) // want `by its name, waitSeconds counts seconds`
	defer cancel()
	work(ctx)
	return v
}

func number[N int | int64](ctx context.Context, seconds N) {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(seconds)) // want `by its name, seconds counts seconds`
	defer cancel()
	work(ctx)
}
