// Package outcome has what is written down under the timeout of the work, and
// callbacks for ends.
package outcome

import (
	"context"
	"time"
)

type result struct{ err error }

func invoke(ctx context.Context) result { return result{ctx.Err()} }

func fetch(ctx context.Context) (int, error) { return 0, ctx.Err() }

func saveResult(ctx context.Context, r result) error { return ctx.Err() }

func saveCount(ctx context.Context, n int) error { return ctx.Err() }

func saveBoth(ctx context.Context, n int, err error) error { return ctx.Err() }

func forward(ctx context.Context, r result) error { return ctx.Err() }

func run(ctx context.Context) error {
	callCtx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	r := invoke(callCtx)
	return saveResult(callCtx, r) // want `callCtx is that of invoke: if its timeout ended that, saveResult cannot write down how it went; pass the context that callCtx was derived from`
}

func both(ctx context.Context) error {
	callCtx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	n, err := fetch(callCtx)
	return saveBoth(callCtx, n, err) // want `callCtx is that of fetch: if its timeout ended that, saveBoth cannot write down how it went`
}

// What failed is not written down.
func checked(ctx context.Context) error {
	callCtx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	n, err := fetch(callCtx)
	if err != nil {
		return err
	}
	return saveCount(callCtx, n)
}

// The outer context.
func outer(ctx context.Context) error {
	callCtx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return saveResult(ctx, invoke(callCtx))
}

// Nothing but the caller's end ends both.
func whole(ctx context.Context) error {
	r := invoke(ctx)
	return saveResult(ctx, r)
}

func sub(ctx context.Context) error {
	callCtx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := invoke(callCtx)
	return saveResult(callCtx, r)
}

// It goes on with the work.
func goesOn(ctx context.Context) error {
	callCtx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	r := invoke(callCtx)
	return forward(callCtx, r)
}

// It is about another piece of work.
func apart(ctx context.Context, r result) error {
	callCtx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	invoke(callCtx)
	return saveResult(callCtx, r)
}

// Callbacks.

func WithOnDisconnect(f func(ctx context.Context) error) {}

func WithOnStop(f func(ctx context.Context) error) {}

func Disconnect(f func(ctx context.Context) error) {}

func unregister(ctx context.Context) error { return ctx.Err() }

func callbacks(ctx context.Context) {
	WithOnDisconnect(func(ctx context.Context) error {
		return unregister(ctx) // want `something is over when WithOnDisconnect has this run, and ctx may be the context of that: unregister then gives up at once`
	})
	WithOnDisconnect(func(inner context.Context) error {
		own, cancel := context.WithTimeout(context.WithoutCancel(inner), time.Second)
		defer cancel()
		return unregister(own)
	})
	WithOnDisconnect(func(context.Context) error { return unregister(ctx) })
	// Whoever stops something says how long that may take.
	WithOnStop(func(ctx context.Context) error { return unregister(ctx) })
	// It is the one that disconnects.
	Disconnect(func(ctx context.Context) error { return unregister(ctx) })
}
