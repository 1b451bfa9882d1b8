// Package alias has the package and the type under other names.
package alias

import stdctx "context"

type ctxType = stdctx.Context

type key struct{}

func work(ctx ctxType) error { return ctx.Err() }

func renamed(ctx ctxType, ids []int) {
	for _, id := range ids {
		ctx = stdctx.WithValue((ctx), key{}, id) // want `ctx is made from itself`
		work(ctx)
	}
}
