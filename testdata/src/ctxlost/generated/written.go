package generated

import "context"

func written(ctx context.Context) {
	ctx.Done() // want `ctx\.Done\(\) returns a channel`
}
