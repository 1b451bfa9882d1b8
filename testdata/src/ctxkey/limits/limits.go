// Package limits has what the rule is silent about, for better or worse.
package limits

import "context"

type key struct{ n int }

// A field is not followed.
type holder struct{ key any }

func field(ctx context.Context) context.Context {
	h := holder{key: "user"}
	return context.WithValue(ctx, h.key, 1)
}

// Nor is the result of a function, or a variable with two values.
func made() any { return "user" }

func result(ctx context.Context) context.Context { return context.WithValue(ctx, made(), 1) }

// A nil pointer to a predeclared type equals that of other packages.
func nilPointer(ctx context.Context) context.Context {
	return context.WithValue(ctx, (*int)(nil), 1)
}

// Stores of other packages are not seen: this lookup may be in vain.
func never(ctx context.Context) any { return ctx.Value(key{1}) }
