// Package closure has functions that are returned, and functions that return.
package closure

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

type store struct{}

func (store) Save(ctx context.Context) error   { return ctx.Err() }
func (store) Delete(ctx context.Context) error { return ctx.Err() }

func undo(ctx context.Context, s store) (func() error, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := s.Save(ctx); err != nil {
		return nil, err
	}
	return func() error { return s.Delete(ctx) }, nil // want `the deferred cancel on line \d+ runs before the returned function uses ctx; derive the context inside the function, or use context\.WithoutCancel`
}

func sequence(ctx context.Context, s store) func(func(int) bool) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return func(yield func(int) bool) { // want `the deferred cancel on line \d+ runs before the returned function uses ctx; derive the context inside the function, or use context\.WithoutCancel`
		for i := range 3 {
			if s.Save(ctx) != nil || !yield(i) {
				return
			}
		}
	}
}

// It only reads values.
func logs(ctx context.Context) func() {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return func() { slog.InfoContext(ctx, "done") }
}

// It has a context of its own.
func own(ctx context.Context, s store) func(context.Context) error {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	_ = s.Save(sub)
	return func(ctx context.Context) error { return s.Delete(ctx) }
}

// It detaches.
func detaches(ctx context.Context, s store) func() error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return func() error { return s.Delete(context.WithoutCancel(ctx)) }
}

// It cancels when it is done.
func cancels(ctx context.Context, s store) func() error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	return func() error {
		defer cancel()
		return s.Delete(ctx)
	}
}

// A literal is a function like any other.
var fetch = func(ctx context.Context, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return http.DefaultClient.Do(req.WithContext(ctx)) // want `the deferred cancel on line \d+ runs before the caller can use the result of http\.DefaultClient\.Do, which needs the context; read the body here, or call cancel in its Close`
}

func transport(next http.RoundTripper) func(*http.Request) (*http.Response, error) {
	return func(req *http.Request) (*http.Response, error) {
		ctx, cancel := context.WithTimeout(req.Context(), time.Second)
		defer cancel()
		return next.RoundTrip(req.WithContext(ctx)) // want `the deferred cancel on line \d+ runs before the caller can use the result of next\.RoundTrip, which needs the context; read the body here, or call cancel in its Close`
	}
}
