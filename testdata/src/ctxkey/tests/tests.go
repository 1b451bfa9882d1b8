package tests

import "context"

type key string

func with(ctx context.Context) context.Context { return context.WithValue(ctx, key("user"), 1) }
