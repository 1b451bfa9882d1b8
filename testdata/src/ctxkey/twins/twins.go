// Package twins has keys that are equal although their names differ.
package twins

import "context"

type key struct{}

var (
	name  = key{}
	space = key{}
	zone  key
)

func withName(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, name, s)
}

func withSpace(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, space, s) // want `key space equals key name: both are the same value of type key, so the value stored last hides the other; declare a type for each key`
}

func withZone(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, zone, s) // want `key zone equals key name: both are the same value`
}

func nameOf(ctx context.Context) string {
	s, _ := ctx.Value(name).(string)
	return s
}

// One key may be stored in many places.
func rename(ctx context.Context) context.Context {
	return context.WithValue(ctx, name, "new")
}

// A field tells these apart.
type labeled struct{ label string }

var (
	user  = labeled{"user"}
	group = labeled{"group"}
	admin = labeled{label: "user"}
)

func withUser(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, user, s)
}

func withGroup(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, group, s)
}

func withAdmin(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, admin, s) // want `key admin equals key user`
}

// What is declared as the other is meant to equal it.
type token struct{}

var (
	current = token{}
	former  = current
)

func withToken(ctx context.Context, s string) context.Context {
	return context.WithValue(context.WithValue(ctx, current, s), former, s)
}

// Pointers differ.
type slot struct{ name string }

var (
	left  = &slot{"left"}
	right = &slot{"right"}
)

func both(ctx context.Context, s string) context.Context {
	return context.WithValue(context.WithValue(ctx, left, s), right, s)
}

// A key type of each is what the others should have.
type firstKey struct{}
type secondKey struct{}

func each(ctx context.Context, s string) context.Context {
	return context.WithValue(context.WithValue(ctx, firstKey{}, s), secondKey{}, s)
}
