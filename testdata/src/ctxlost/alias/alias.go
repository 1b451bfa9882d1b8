// Package alias has other names for the packages and types.
package alias

import (
	std "context"
	web "net/http"
	clock "time"
)

type C = std.Context

type store interface{ Get(ctx C) error }

func unused(ctx C, s store) error {
	_, cancel := std.WithTimeout((ctx), clock.Second) // want `nothing uses the context that std\.WithTimeout returns, so the deadline limits nothing; pass it to s\.Get, which gets ctx`
	defer cancel()
	return (s.Get)(ctx)
}

func discard(ctx C, r *web.Request, s store) error {
	(r.WithContext(ctx)) // want `r\.WithContext returns a new value and changes nothing, but its result is discarded; assign it to r`
	return s.Get(r.Context())
}

// context is something else here.
func other(ctx C, context notContext) {
	context.WithValue(ctx, 1, 2)
	context.Done()
}

type notContext struct{}

func (notContext) WithValue(C, any, any) {}
func (notContext) Done()                 {}
