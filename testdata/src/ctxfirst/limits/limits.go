// Package limits has what the rule does not see, or leaves alone on purpose.
package limits

import (
	"context"
	"reflect"
	_ "unsafe" // for go:linkname
)

// Elements of maps and slices: the type has no name to speak of.
var table map[string]func(id int, ctx context.Context)

// An expression names the type and stores nothing.
var contextType = reflect.TypeOf((*context.Context)(nil)).Elem()

// Literals that are called where they stand, passed on, or returned.
func returned() func(int, context.Context) {
	return func(id int, ctx context.Context) {}
}

// The variadic form is a way to make the context optional. Leading with it is
// not possible, and what to do instead is a question of design.
func optional(id int, ctx ...context.Context) {}

// Tied to a symbol of another package.
//
//go:linkname linked
func linked(id int, ctx context.Context) {}

// A function type whose first parameter may be a receiver, though nothing
// says that it is.
type userFunc func(u User, ctx context.Context) error

type User struct{}

// Two contexts need two names, whatever they are.
func merge(a, b context.Context) error {
	if a.Err() != nil {
		return a.Err()
	}
	return b.Err()
}

// Old goes as it is.
//
// Deprecated: use New.
func Old(name string, ctx context.Context) error { return ctx.Err() }
