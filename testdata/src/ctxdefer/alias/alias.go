// Package alias has renamed and dot imports and aliases.
package alias

import (
	. "context"
	stdctx "context"
)

type Ctx = stdctx.Context

func work(c Ctx) {}

func renamed(c Ctx, n int) {
	for range n {
		d, stop := stdctx.WithCancel(c)
		defer stop() // want `this deferred stop runs only when the function returns, so the contexts of all iterations pile up`
		work(d)
	}
}

func dotted(c Context, n int) {
	derive := WithCancel
	for range n {
		d, stop := derive(c)
		defer (stop)() // want `this deferred stop runs only when the function returns, so the contexts of all iterations pile up`
		work(d)
	}
}
