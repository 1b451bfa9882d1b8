// Package alias has the package and the type under other names.
package alias

import (
	stdctx "context"
	"time"
)

type ctxType = stdctx.Context

func work(ctx ctxType) error { return ctx.Err() }

func renamed(ctx ctxType, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = stdctx.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	}
	return work((ctx)) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then work returns immediately`
}
