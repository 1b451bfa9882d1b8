package bad

import "context"

func f(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, "userID", 42) // want `key "userID"`
	return ctx
}
