// Package b uses them.
package b

import (
	"context"

	"ctxleak/wrapper/a"
)

func work(ctx context.Context) error { return ctx.Err() }

func discards(ctx context.Context) error {
	ctx, _ = a.WithRetry(ctx) // want `the cancel function of a.WithRetry is discarded.*; assuming a.WithRetry leaves it to its caller to end the context.*\[discarded\?\]`
	return work(ctx)
}

func discardsNamed(ctx context.Context) error {
	ctx, _, err := a.WithUser(ctx) // want `the cancel function of a.WithUser is discarded.*; assuming a.WithUser leaves.*\[discarded\?\]`
	if err != nil {
		return err
	}
	return work(ctx)
}

func plain(ctx context.Context) error {
	ctx, _ = a.Plain(ctx) // nothing says what the function is for
	return work(ctx)
}

func path(ctx context.Context) error {
	ctx, cancel, err := a.WithUser(ctx) // want `cancel is not called before return err; defer it`
	if err != nil {
		return err
	}
	err = work(ctx)
	if err != nil {
		return err
	}
	cancel()
	return nil
}

func failed(ctx context.Context) error {
	ctx, cancel, err := a.WithUser(ctx)
	if err != nil {
		return err
	}
	defer cancel()
	return work(ctx)
}

func ignored(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is passed to a\.Ignore, which neither calls nor keeps it; defer it here`
	a.Ignore(cancel)
	_ = work(ctx)
}

func run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	a.Run(cancel)
	_ = work(ctx)
	ctx, cancel = context.WithCancel(ctx)
	a.Keep(cancel)
	_ = work(ctx)
}
