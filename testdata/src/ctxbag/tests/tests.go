package tests

import "context"

type key struct{}

func f(ctx context.Context) context.Context { return context.WithValue(ctx, key{}, true) } // want `a flag of type bool is hidden in the context, so no signature shows who needs it and nothing fails to compile without it`
