package guards

import (
	"context"
	"net/http"

	base "example.com/server"
)

type injectedKey struct{}

type lostKey struct{}

// Set up once, in the context that the server derives all others from.
func setUp(name string) base.Context {
	ctx := context.WithValue(context.Background(), injectedKey{}, name)
	return base.Context{Context: ctx}
}

func injected(ctx context.Context) string { return ctx.Value(injectedKey{}).(string) }

// Stored for one request, whose other handlers need not have it.
func forOne(r *http.Request, name string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), lostKey{}, name))
}

func lost(ctx context.Context) string { return ctx.Value(lostKey{}).(string) } // want `panics`

type localKey struct{}

// Handed on by hand, by the one caller.
func byHand(name string) string {
	ctx := context.WithValue(context.Background(), localKey{}, name)
	return local(ctx)
}

func local(ctx context.Context) string { return ctx.Value(localKey{}).(string) }
