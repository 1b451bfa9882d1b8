package alias

import (
	. "context"
	stdctx "context"
)

type Ctx = stdctx.Context

type any2 = any

type wide interface {
	Context
	More()
}

type key struct{}

func f(a Ctx, b Context, c wide) {
	_ = a.Value(key{}).(string) // want `panics`
	_ = b.Value(key{}).(string) // want `panics`
	_ = c.Value(key{}).(string) // want `panics`

	get := a.Value
	_ = get(key{}).(string) // want `panics`
}
