// Package open stores under keys that are not known, so that no lookup is
// sure to fail.
package open

import "context"

type key struct{}

func With(ctx context.Context, k, v any) context.Context { return context.WithValue(ctx, k, v) }

func f(ctx context.Context) any {
	ctx = context.WithValue(ctx, key{}, 1)
	_, _ = ctx.Value(key{}).(string)
	return ctx.Value(&key{})
}
