package lib

import (
	"context"
	"net/http"
)

func Fetch(ctx context.Context) error { return ctx.Err() }

func FetchTwice(ctx context.Context) error { return Fetch(ctx) }

type key struct{}

// Log returns an error, but not because of the context.
func Log(ctx context.Context) error { _ = ctx.Value(key{}); return nil }

func Get() { _, _ = http.Get("http://localhost") }

func Each[T any](xs []T, f func(T)) {
	for _, x := range xs {
		f(x)
	}
}
