// Package limits has what the rule is silent about, for better or worse.
package limits

import "context"

type key struct{}

type repository struct{ rows map[string]int }

type bag struct{ DB *repository }

// A dependency whose type has no telling name.
func repo(ctx context.Context, r *repository) context.Context {
	return context.WithValue(ctx, key{}, r)
}

// Dependencies inside a struct.
func inside(ctx context.Context, r *repository) context.Context {
	return context.WithValue(ctx, key{}, bag{r})
}

// A value whose type is not known.
func unknown(ctx context.Context, v any) context.Context { return context.WithValue(ctx, key{}, v) }
