package good

import "context"

type ctxKey string

const userIDKey ctxKey = "userID"

func f(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, userIDKey, 42)
	return ctx
}
