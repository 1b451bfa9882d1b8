package callee

import "context"

func runElsewhere(ctx context.Context) error { return elsewhere() }
