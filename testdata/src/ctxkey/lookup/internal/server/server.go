// Package server is given contexts by its own module only, which stores the values
// elsewhere.
package server

import "context"

func port(ctx context.Context) any { return ctx.Value("port") }

func addr(ctx context.Context) any { return ctx.Value("addr") }

func with(ctx context.Context) context.Context {
	return context.WithValue(ctx, "addr", 1) // want `key "addr"`
}
