package alias

import (
	. "context"
	stdctx "context"
)

type key = string

type own string

type ownAlias = own

type Ctx = stdctx.Context

func f(ctx Ctx) {
	_ = stdctx.WithValue(ctx, key("a"), 1) // want `has the predeclared type string`
	_ = WithValue(ctx, "b", 1)             // want `key "b" has the predeclared type string`
	_ = WithValue(ctx, byte(1), 1)         // want `type byte`
	_ = WithValue(ctx, ownAlias("c"), 1)
	_ = ctx.Value("d") // want `key "d"`

	with := stdctx.WithValue
	_ = with(ctx, "e", 1) // want `key "e"`

	_ = Context.Value(ctx, "f") // want `key "f"`
}

// WithValue of another type is no store.
type store struct{}

func (store) WithValue(ctx Ctx, key, value any) Ctx { return ctx }

func (store) Value(key any) any { return nil }

func g(ctx Ctx, s store) {
	_ = s.WithValue(ctx, "a", 1)
	_ = s.Value("z")
}
