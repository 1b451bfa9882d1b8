// Package guards has the variables that hold what they should.
package guards

import (
	"context"
	"log/slog"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

// Dead on every way: ctxcleanup's subject.
func always(ctx context.Context) error {
	var cancel func()
	ctx, cancel = context.WithTimeout(ctx, time.Second)
	work(ctx)
	cancel()
	return work(ctx)
}

// One way comes without the cancel.
func maybe(ctx context.Context, slow, early bool) error {
	var cancel func()
	if slow {
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		if early {
			cancel()
		} else {
			defer cancel()
		}
	}
	return work(ctx)
}

func deferred(ctx context.Context, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
	}
	return work(ctx)
}

// Another value in between.
func restored(ctx context.Context, slow bool) error {
	old := ctx
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
		ctx = old
	}
	return work(ctx)
}

// The branch does not come back.
func leaves(ctx context.Context, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		err := work(ctx)
		cancel()
		return err
	}
	return work(ctx)
}

// Only values are read.
func values(ctx context.Context, slow bool) {
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	}
	slog.InfoContext(ctx, "done")
}

// A name of its own.
func named(ctx context.Context, slow bool) error {
	if slow {
		slowCtx, cancel := context.WithTimeout(ctx, time.Second)
		work(slowCtx)
		cancel()
	}
	return work(ctx)
}

// ctxfat's subject.
func grows(ctx context.Context, n int) {
	var cancel func()
	for range n {
		work(ctx)
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	}
}

// The cancel is another context's.
func other(ctx context.Context, slow bool) error {
	tctx, stop := context.WithTimeout(ctx, time.Second)
	defer stop()
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		stop()
	}
	_ = tctx
	return work(ctx)
}

// Made to have one that has ended.
func ended(ctx context.Context, before bool) error {
	if before {
		var cancel func()
		ctx, cancel = context.WithCancel(ctx)
		cancel()
	}
	return work(ctx)
}
