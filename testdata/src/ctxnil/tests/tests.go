package tests

import "context"

func Get(ctx context.Context) { <-ctx.Done() }
