// Package published stores values under keys that other modules may know.
package published

import (
	"context"

	"ctxkey/published/consts"
	"ctxkey/published/internal/names"
)

const own = "own"

// Exported is this package's, which can give it a type and a function.
const Exported = "exported" // want `context key Exported is exported`

func store(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, consts.Method, "m") // want `key consts\.Method has the predeclared type string.*assuming no other module knows the key by its text`
	ctx = context.WithValue(ctx, consts.Typed, 1)
	ctx = context.WithValue(ctx, names.User, 1) // want `key names\.User has the predeclared type string, so any other package can overwrite this value`
	ctx = context.WithValue(ctx, own, 1)        // want `key own has the predeclared type string`
	return context.WithValue(ctx, Exported, 1)  // want `key Exported has the predeclared type string`
}
