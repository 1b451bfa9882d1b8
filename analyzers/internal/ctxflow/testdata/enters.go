package p

import (
	"context"
	"time"
)

func use(ctx context.Context) {}

func wrap(ctx context.Context) context.Context { return ctx }

func outer(ctx, other context.Context, cond bool) {
	outside, cancel := context.WithCancel(ctx)
	defer cancel()
	either := ctx
	if cond {
		either = other
	}
	_ = func(own context.Context) {
		use(own)     // param own by own
		use(ctx)     // param ctx by ctx
		use(outside) // derived by outside
		use(either)  // nothing
		tctx, stop := context.WithTimeout(ctx, time.Second)
		defer stop()
		use(context.WithValue(tctx, "k", 1)) // param ctx by ctx
		use(context.WithoutCancel(ctx))      // nothing
		use(wrap(ctx))                       // nothing unless told: param ctx by ctx
		func() {
			use(tctx) // param ctx by ctx
		}()
	}
}
