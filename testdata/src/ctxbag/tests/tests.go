package tests

import "context"

type key struct{}

func f(ctx context.Context) context.Context { return context.WithValue(ctx, key{}, true) } // want `a switch`
