package fix

import "context"

func callsElsewhere(ctx context.Context) { _ = elsewhere(1, ctx) }
