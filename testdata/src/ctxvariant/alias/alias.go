// Package alias has renamed and dot imports, and aliases of types.
package alias

import (
	std "context"
	. "example.com/sdk"
	"log/slog"
	web "net/http"
)

type Ctx = std.Context

type request = web.Request

func dot(ctx Ctx) error {
	return Ping("h")
}

func renamed(ctx Ctx) error {
	req, err := web.NewRequest("GET", "http://a", nil) // want `the request of web\.NewRequest is not bound to ctx`
	if err == nil {
		_, err = web.DefaultClient.Do(req)
	}
	return err
}

func carrier(r *request) {
	slog.InfoContext(r.Context(), "x")
	slog.Warn("x")
}

type client = Client

func method(ctx Ctx, c *client) error {
	return c.Store("k")
}
