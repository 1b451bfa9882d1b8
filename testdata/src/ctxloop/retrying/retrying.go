// Package retrying gives attempts to a known module.
package retrying

import (
	"context"

	"github.com/cenkalti/backoff/v4"
)

func step(ctx context.Context) error { return ctx.Err() }

func direct(ctx context.Context) error {
	return backoff.Retry(func() error { return step(ctx) }, backoff.NewExponentialBackOff()) // want `backoff\.Retry keeps retrying after ctx is done, because only step gets ctx; bind the back-off to ctx as well, or return a permanent error if ctx\.Err\(\) != nil`
}

func variable(ctx context.Context) error {
	b := backoff.NewExponentialBackOff()
	limited := backoff.WithMaxRetries(b, 5)
	return backoff.Retry(func() error { return step(ctx) }, limited) // want `backoff\.Retry keeps retrying after ctx is done, because only step gets ctx`
}

// It is told.
func told(ctx context.Context) error {
	return backoff.Retry(func() error { return step(ctx) }, backoff.WithContext(backoff.NewExponentialBackOff(), ctx))
}

func toldBefore(ctx context.Context) error {
	b := backoff.WithContext(backoff.NewExponentialBackOff(), ctx)
	b = backoff.WithMaxRetries(b, 5)
	return backoff.Retry(func() error { return step(ctx) }, b)
}

// It may be told elsewhere.
type worker struct{ b backoff.BackOff }

func (w worker) field(ctx context.Context) error {
	return backoff.Retry(func() error { return step(ctx) }, w.b)
}

func given(ctx context.Context, b backoff.BackOff) error {
	return backoff.Retry(func() error { return step(ctx) }, b)
}

var shared = backoff.NewExponentialBackOff()

func global(ctx context.Context) error {
	return backoff.Retry(func() error { return step(ctx) }, shared)
}

// The attempt asks.
func asks(ctx context.Context) error {
	return backoff.Retry(func() error {
		if ctx.Err() != nil {
			return nil
		}
		return step(ctx)
	}, backoff.NewExponentialBackOff())
}

// It has a context of its own.
func own(ctx context.Context) error {
	_ = ctx.Err()
	return backoff.Retry(func() error {
		sub, cancel := context.WithCancel(context.Background())
		defer cancel()
		return step(sub)
	}, backoff.NewExponentialBackOff())
}
