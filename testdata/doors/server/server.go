// Package server calls package store.
package server

import (
	"context"
	"time"

	"example.com/doors/store"
)

// Serve has a context at hand, and does not always use it.
func Serve(ctx context.Context, id int) {
	store.Trace(context.Background(), "silent: only a value is read")
	_, _ = store.Get(ctx, id)
	must(store.Get(context.Background(), id))
	//ctxlint:ignore ctxroot -- this one is meant
	must(store.Get(context.Background(), id))
}

func must(_ any, err error) {
	if err != nil {
		panic(err)
	}
}

// Log has nothing to wait for.
func Log(ctx context.Context) { store.Trace(ctx, "logged") }

// Stop cleans up with a context that is done.
func Stop(ctx context.Context) {
	<-ctx.Done()
	_, _ = store.Get(ctx, 0)
}

// Leak forgets to cancel.
func Leak(parent context.Context) {
	ctx, _ := context.WithTimeout(parent, time.Second)
	_, _ = store.Get(ctx, 0)
}

// Note has its parameters the other way round.
func Note(text string, ctx context.Context) { store.Trace(ctx, text) }
