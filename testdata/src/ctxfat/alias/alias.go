// Package alias has the package and the type under other names.
package alias

import stdctx "context"

type ctxType = stdctx.Context

type key struct{}

func work(ctx ctxType) error { return ctx.Err() }

func renamed(ctx ctxType, ids []int) {
	for _, id := range ids {
		ctx = stdctx.WithValue((ctx), key{}, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		work(ctx)
	}
}
