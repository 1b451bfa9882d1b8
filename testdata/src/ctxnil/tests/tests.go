package tests

import "context"

func Get(ctx context.Context) { <-ctx.Done() }

func Find(ctx context.Context) (int, error) { return 0, ctx.Err() }
