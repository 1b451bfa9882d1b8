package tests

import "context"

type key struct{}

func with(ctx context.Context) context.Context { return context.WithValue(ctx, key{}, "user") }
