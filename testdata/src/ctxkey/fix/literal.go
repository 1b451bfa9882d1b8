package fix

import "context"

// Store has a comment, which stays its own.
func Store(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, "request-id", 1) // want `key "request-id"`
	return ctx
}

func lookup(ctx context.Context) any { return ctx.Value("request-id") }

func second(ctx context.Context) any {
	ctx = context.WithValue(ctx, "tenant", 1) // want `key "tenant"`
	return ctx.Value("tenant")
}

// Only half of this key is here.
func half(ctx context.Context) context.Context {
	return context.WithValue(ctx, "half", 1) // want `key "half"`
}

func shadow(ctx context.Context) any {
	tenantKey := 1
	_ = tenantKey
	ctx = context.WithValue(ctx, "shadow", 1) // want `key "shadow"`
	shadowKey := ctx.Value("shadow")
	return shadowKey
}

// The number has no name, the other text may be the same as some key.
func none(ctx context.Context) {
	ctx = context.WithValue(ctx, 1, 1) // want `key 1`
	_ = ctx.Value(1)
}
