// Package condition holds cancel functions that a deferred literal calls, now
// and then.
package condition

import (
	"context"
	"errors"
)

func work(ctx context.Context) error { return ctx.Err() }

func failed(ctx context.Context) (err error) {
	ctx, cancel := context.WithCancel(ctx) // want `the deferred function calls cancel only under a condition, although nothing needs the context after the function returns`
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	return work(ctx)
}

func recovered(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `the deferred function calls cancel only under a condition`
	defer func() {
		if r := recover(); r != nil {
			cancel()
			panic(r)
		}
	}()
	_ = work(ctx)
}

func otherwise(ctx context.Context, quiet bool) {
	ctx, cancel := context.WithCancel(ctx) // want `the deferred function calls cancel only under a condition`
	defer func() {
		if quiet {
			return
		} else {
			cancel()
		}
	}()
	_ = work(ctx)
}

// Silent from here on.

func always(ctx context.Context, log func(error)) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if err != nil {
			log(err)
		}
		cancel()
	}()
	return work(ctx)
}

// The condition is that of the function around.
func nested(ctx context.Context, on bool) error {
	ctx, cancel := context.WithCancel(ctx)
	if on {
		defer func() { cancel() }()
		return work(ctx)
	}
	panic("off")
}

// Something goes on with the context.
func returned(ctx context.Context) (c context.Context, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	return ctx, work(ctx)
}

func started(ctx context.Context) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	if err := work(ctx); err != nil {
		return err
	}
	go func() { _ = work(ctx) }()
	return nil
}

// The duty is somebody else's then.
func handed(ctx context.Context, keep func(context.CancelFunc)) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	if err := work(ctx); err != nil {
		return err
	}
	keep(cancel)
	return nil
}

// It is made under the same condition.
func correlated(ctx context.Context, limited bool) {
	if limited {
		sub, cancel := context.WithCancel(ctx)
		defer func() {
			if limited {
				cancel()
			}
		}()
		ctx = sub
	}
	_ = work(ctx)
}

// The duty has ended with the context.
func ended(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if ctx.Err() == nil {
			cancel()
		}
	}()
	_ = work(ctx)
}

// Two calls, one for each case.
func both(ctx context.Context) (err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer func() {
		if err != nil {
			cancel(err)
		} else {
			cancel(errors.New("done"))
		}
	}()
	return work(ctx)
}

// What a goroutine waits for is another matter.
func spawned(ctx context.Context, stop chan bool) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		if <-stop {
			cancel()
		}
	}()
	_ = work(ctx)
}

// It is called before the condition is asked.
func first(ctx context.Context, log func(error)) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if cancel(); err != nil {
			log(err)
		}
	}()
	return work(ctx)
}
