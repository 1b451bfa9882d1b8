package generated

import "context"

func written(ctx context.Context) {
	ctx.Done() // want `ctx\.Done\(\) only returns a channel and neither waits nor cancels`
}
