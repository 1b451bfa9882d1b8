//go:build elsewhere

package platform

import "context"

func runElsewhere(ctx context.Context) { _ = load(2, ctx) }
