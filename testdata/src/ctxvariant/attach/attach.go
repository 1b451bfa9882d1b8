// Package attach has retry helpers that are told of a context.
package attach

import (
	"context"
	"time"

	"example.com/backoff"
	"example.com/retry"
	"k8s.io/apimachinery/pkg/util/wait"
)

func operation() error { return nil }

func wrapped(ctx context.Context) error {
	return backoff.Retry(operation, backoff.WithContext(backoff.NewExponential(), ctx))
}

func plain(ctx context.Context) error {
	return backoff.Retry(operation, backoff.NewExponential()) // want `backoff\.Retry ignores ctx, so it keeps running after ctx is canceled; bind it with backoff\.WithContext`
}

func around(ctx context.Context) error {
	return backoff.Retry(operation, backoff.WithMaxRetries(backoff.NewExponential(), 3)) // want `backoff\.Retry ignores ctx, so it keeps running after ctx is canceled`
}

func variable(ctx context.Context) error {
	b := backoff.NewExponential()
	return backoff.Retry(operation, b) // want `backoff\.Retry ignores ctx, so it keeps running after ctx is canceled`
}

func literal(ctx context.Context) error {
	return backoff.Retry(operation, &backoff.Exponential{}) // want `backoff\.Retry ignores ctx, so it keeps running after ctx is canceled`
}

func option(ctx context.Context) error {
	return retry.Do(operation, retry.Attempts(3)) // want `retry\.Do ignores ctx, so it keeps running after ctx is canceled; bind it with retry\.Context`
}

func noOptions(ctx context.Context) error {
	return retry.Do(operation) // want `retry\.Do ignores ctx, so it keeps running after ctx is canceled; bind it with retry\.Context`
}

func nothing() error {
	return retry.Do(operation, retry.Attempts(3)) // want `nothing can cancel retry\.Do, because no context is in scope; bind one with retry\.Context`
}

func optionTaken(ctx context.Context) error {
	return retry.Do(operation, retry.Attempts(3), retry.Context(ctx))
}

func inner(ctx context.Context) error {
	return backoff.Retry(operation, backoff.WithMaxRetries(backoff.WithContext(backoff.NewExponential(), ctx), 3))
}

func rebound(ctx context.Context) error {
	var b backoff.BackOff = backoff.NewExponential()
	b = backoff.WithContext(b, ctx)
	return backoff.Retry(operation, b)
}

func given(ctx context.Context, b backoff.BackOff) error {
	return backoff.Retry(operation, b)
}

func spread(ctx context.Context, opts []retry.Option) error {
	return retry.Do(operation, opts...)
}

func unknown(ctx context.Context, opt retry.Option) error {
	return retry.Do(operation, opt)
}

// With the context among the arguments it is told.
func prepared(ctx context.Context) error {
	return backoff.Retry(operation, policy(ctx))
}

func policy(ctx context.Context) backoff.BackOff { return nil }

func spawned(ctx context.Context) {
	go retry.Do(operation)
}

func later(ctx context.Context) func() error {
	return func() error { return retry.Do(operation) }
}

func never(ctx context.Context) {
	wait.Until(func() {}, time.Second, wait.NeverStop) // want `wait\.Until keeps running after ctx is canceled, because NeverStop is never closed; pass ctx\.Done\(\)`
}

func stops(ctx context.Context) {
	wait.Until(func() {}, time.Second, ctx.Done())
}

func poll(ctx context.Context) error {
	return wait.Poll(time.Second, time.Minute, func() (bool, error) {
		return true, nil
	})
}

func neverAnyway() {
	wait.Until(func() {}, time.Second, wait.NeverStop)
}

func neverBeside(ctx context.Context) {
	go wait.Until(func() {}, time.Second, wait.NeverStop)
}
