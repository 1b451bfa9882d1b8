package generated

import "context"

func work(ctx context.Context) error { return ctx.Err() }

func written(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx = context.WithValue(ctx, key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}
