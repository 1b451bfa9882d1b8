package wrapper

import (
	"context"

	"ctxkey/wrapper/keys"
)

type bag struct{ ctx context.Context }

func (b *bag) set(key, value any) { b.ctx = context.WithValue(b.ctx, key, value) }

func put(ctx context.Context, key, value any) context.Context {
	return context.WithValue(ctx, key, value)
}

func putAll(ctx context.Context, key any) context.Context { return put(ctx, key, 1) }

func get(ctx context.Context, key any) any { return ctx.Value(key) }

type own string

func f(ctx context.Context, b *bag) {
	b.set("a", 1)          // want `key "a" that set uses has the predeclared type string`
	ctx = put(ctx, "b", 1) // want `key "b" that put uses`
	ctx = putAll(ctx, "c") // want `key "c" that putAll uses`
	_ = get(ctx, "d")      // want `key "d" that get uses has the predeclared type string, so any other package can store another value under it`
	_ = get(ctx, "a")      // stored above
	_ = put(ctx, nil, 1)   // want `key nil is nil: put panics`
	ctx = put(ctx, own("f"), 1)
	ctx = put(ctx, keys.UserKey, 1) // of this module, and exported to be used

	// The exported key type of another package of the module may be an
	// agreement that every package has keys of this type.
	ctx = put(ctx, keys.Key("mine"), 1)
}

// A context's own Value method answers what it likes.
type tagged struct{ context.Context }

func (t tagged) Value(key any) any {
	if key == "tag" {
		return 1
	}
	return t.Context.Value(key)
}

func g(t tagged) any { return t.Value("tag") }
