// Package notdeferred calls cancel functions by statements.
package notdeferred

import (
	"context"
	"errors"
	"sync"
)

func work(ctx context.Context) error { return ctx.Err() }

func atEnd(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `every path calls cancel, but it is not deferred, so a panic in work skips it; defer it here`
	_ = work(ctx)

	cancel()
}

func beforeReturns(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx) // want `every path calls cancel, but it is not deferred, so a panic in work skips it; defer it here`
	if err := work(ctx); err != nil {
		cancel()
		return err
	}
	cancel()
	return nil
}

func cause(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx) // want `every path calls cancel, but it is not deferred, so a panic in work skips it; defer it here`
	err := work(ctx)
	cancel(nil)
	return err
}

// A comment would be lost with the call: no fix.
func commented(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `every path calls cancel, but it is not deferred, so a panic in work skips it; defer it here`
	_ = work(ctx)
	// Release it.
	cancel()
}

func deferred(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return work(ctx)
}

// The workers end only when the context does.
func neededEarly(ctx context.Context, wg *sync.WaitGroup) error {
	ctx, cancel := context.WithCancel(ctx)
	err := work(ctx)
	cancel()
	wg.Wait()
	return err
}

func neededInReturn(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	_ = work(ctx)
	cancel()
	return work(ctx)
}

func givenCause(ctx context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	err := work(ctx)
	cancel(err)
}

func givenNewCause(ctx context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	_ = work(ctx)
	cancel(errors.New("over"))
}

func perTurn(ctx context.Context, n int) {
	for range n {
		ctx, cancel := context.WithCancel(ctx)
		_ = work(ctx)
		cancel()
	}
}

func nothingBetween(ctx context.Context) bool {
	ctx, cancel := context.WithCancel(ctx)
	n := len("x") + int(int64(1))
	cancel()
	return n > 1
}

func otherUse(ctx context.Context, keep func(func())) {
	ctx, cancel := context.WithCancel(ctx)
	keep(cancel)
	_ = work(ctx)
	cancel()
}

// Not on every path: the business of ctxleak.
func leaks(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	if work(ctx) != nil {
		cancel()
	}
}
