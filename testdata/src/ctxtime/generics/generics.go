package generics

import (
	"context"
	"time"
)

func work(context.Context) {}

type pool[T any] struct{ waitSeconds int }

func (p *pool[T]) get(ctx context.Context) (v T) {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(p.waitSeconds)) // want `waitSeconds counts seconds by its name, but time\.Duration\(p\.waitSeconds\) counts nanoseconds`
	defer cancel()
	work(ctx)
	return v
}

func number[N int | int64](ctx context.Context, seconds N) {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(seconds)) // want `seconds counts seconds by its name, but time\.Duration\(seconds\) counts nanoseconds`
	defer cancel()
	work(ctx)
}
