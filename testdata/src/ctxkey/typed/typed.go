package typed

import "context"

// typed is reported where it stores: its callers cannot do otherwise.
func typed(ctx context.Context, key string) context.Context {
	return context.WithValue(ctx, key, 1) // want `key key has the predeclared type string`
}

func f(ctx context.Context) context.Context { return typed(ctx, "e") }

// The lookup may find what typed stores.
func lookup(ctx context.Context) any { return ctx.Value("e") }
