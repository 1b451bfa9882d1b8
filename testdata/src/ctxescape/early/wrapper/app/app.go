// Package app calls requests through a wrapper and makes contexts by one.
package app

import (
	"context"
	"net/http"
	"time"

	"ctxescape/early/wrapper/client"
)

func short(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Second)
}

func get(ctx context.Context, c *client.Client) (*http.Response, error) {
	ctx, cancel := short(ctx)
	defer cancel()
	return c.Get(ctx, "http://example.com") // want `the deferred cancel on line \d+ runs before the caller can use the result of c\.Get, which needs the context; read the body here, or call cancel in its Close`
}

func twice(ctx context.Context, c *client.Client) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return c.Get(context.WithValue(ctx, key{}, 1), "http://example.com") // want `the deferred cancel on line \d+ runs before the caller can use the result of c\.Get, which needs the context; read the body here, or call cancel in its Close`
}

type key struct{}
