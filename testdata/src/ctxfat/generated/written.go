package generated

import "context"

func work(ctx context.Context) error { return ctx.Err() }

func written(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx = context.WithValue(ctx, key{}, id) // want `ctx is made from itself`
		work(ctx)
	}
}
