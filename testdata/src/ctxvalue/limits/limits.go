// Package limits has what the rule is silent about, for better or worse.
package limits

import "context"

type key struct{}

type holder struct{ v any }

// A field is not followed.
func field(ctx context.Context) string {
	h := holder{ctx.Value(key{})}
	return h.v.(string)
}

// A variable with two values is not followed.
func twice(ctx context.Context, more bool) string {
	v := ctx.Value(key{})
	if more {
		v = ctx.Value(more)
	}
	return v.(string)
}

// A nil check says nothing of the type, but is taken for care.
func typeUnknown(ctx context.Context) string {
	if v := ctx.Value(key{}); v != nil {
		return v.(string)
	}
	return ""
}

// A helper may return the value beside an error.
func pair(ctx context.Context) (any, error) { return ctx.Value(key{}), nil }

func usesPair(ctx context.Context) string {
	v, _ := pair(ctx)
	return v.(string)
}
