// Package cancel has cancel functions that nobody calls, in shapes that no
// other check reports.
package cancel

import (
	"context"
	"os"
	"os/signal"
	"time"

	"shapes/cancel/other"
)

func work(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func notifyDiscarded() error {
	ctx, _ := signal.NotifyContext(context.Background(), os.Interrupt)
	return work(ctx)
}

func notifyPath() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	if err := work(ctx); err != nil {
		return err
	}
	stop()
	return nil
}

func withLimit(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Minute)
}

func wrapperDiscarded(ctx context.Context) error {
	ctx, _ = withLimit(ctx)
	return work(ctx)
}

func wrapperPath(ctx context.Context) error {
	ctx, cancel := withLimit(ctx)
	if err := work(ctx); err != nil {
		return err
	}
	cancel()
	return nil
}

func wrapperElsewhere(ctx context.Context) error {
	ctx, _ = other.WithLimit(ctx)
	return work(ctx)
}

func ignore(cancel context.CancelFunc) {}

func handedOver(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	ignore(cancel)
	return work(ctx)
}

func closureNeverRun(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	_ = func() { cancel() }
	return work(ctx)
}

func deferredCondition(ctx context.Context) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	return work(ctx)
}

func withoutCancelDiscarded(ctx context.Context) error {
	context.WithoutCancel(ctx)
	return work(ctx)
}

func causeDiscarded(ctx context.Context) error {
	context.WithCancelCause(ctx)
	return work(ctx)
}

func doneDiscarded(ctx context.Context) error {
	ctx.Done()
	return work(ctx)
}
