// Package alias has other names for the packages and types.
package alias

import (
	std "context"
	web "net/http"
	clock "time"
)

type (
	C   = std.Context
	Req = *web.Request
)

type store struct{}

func (store) Save(ctx C) error { return ctx.Err() }

func local(ctx C, s store) {
	ctx, cancel := std.WithTimeout(ctx, clock.Second)
	defer cancel()
	go (s.Save)((ctx)) // want `\(ctx\) is canceled on line \d+`
}

func handler(w web.ResponseWriter, r Req) {
	go store{}.Save(r.Context()) // want `r\.Context\(\) is canceled when this handler returns without waiting for the goroutine, so store\{\}\.Save is aborted`
}

// context is something else here.
func shadowed(ctx C, s store, context int) {
	ctx, cancel := std.WithTimeout(ctx, clock.Second)
	defer cancel()
	go s.Save(ctx) // want `ctx is canceled`
}
