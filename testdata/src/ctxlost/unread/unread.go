// Package unread has contexts that are given something that nobody gets to see.
package unread

import (
	"context"
	"net/http"
)

type key struct{}

func work(ctx context.Context) error { return ctx.Err() }

func tag(ctx context.Context) error {
	err := work(ctx)
	ctx = context.WithValue(ctx, key{}, 1) // want `nothing uses the ctx that context\.WithValue returns, so what it adds is lost; pass ctx on, or remove the assignment`
	return err
}

func request(w http.ResponseWriter, r *http.Request) {
	ctx := context.WithValue(r.Context(), key{}, 1)
	r = r.WithContext(ctx) // want `nothing uses the r that r\.WithContext returns, so what it adds is lost`
}

func branch(ctx context.Context, b bool) error {
	if b {
		ctx = with(ctx) // want `nothing uses the ctx that with returns, so what it adds is lost`
		return nil
	}
	return work(ctx)
}

func with(ctx context.Context) context.Context { return context.WithValue(ctx, key{}, 2) }

// From here on: silent.

func used(ctx context.Context) error {
	ctx = with(ctx)
	return work(ctx)
}

func loop(ctx context.Context) {
	for range 3 {
		work(ctx)
		ctx = with(ctx)
	}
}

func result(ctx context.Context) (out context.Context) {
	out = with(ctx)
	return
}

func captured(ctx context.Context) func() error {
	f := func() error { return work(ctx) }
	ctx = with(ctx)
	return f
}

func outer(ctx context.Context) error {
	func() { ctx = with(ctx) }()
	return work(ctx)
}

func address(ctx context.Context) *context.Context {
	p := &ctx
	ctx = with(ctx)
	return p
}

type handler struct{ ctx context.Context }

func (h *handler) set(ctx context.Context) { h.ctx = with(ctx) }

// An accessor makes nothing.
func accessor(r *http.Request) {
	ctx := context.Background()
	work(ctx)
	ctx = r.Context()
}
