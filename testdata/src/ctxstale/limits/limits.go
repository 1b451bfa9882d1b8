// Package limits has what the rule misses, or is silent about on purpose.
package limits

import (
	"context"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

// A literal may run before or after another one.
func siblings(ctx context.Context, run func(func())) {
	run(func() {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
		work(ctx)
	})
	run(func() { work(ctx) })
}

// Fields are not followed.
type job struct {
	ctx    context.Context
	cancel func()
}

func (j *job) step(slow bool) error {
	if slow {
		j.ctx, j.cancel = context.WithTimeout(j.ctx, time.Second)
		work(j.ctx)
		j.cancel()
	}
	return work(j.ctx)
}

// A derivation known by its signature only may keep the context alive.
func bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Second)
}

func wrapped(ctx context.Context, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = bounded(ctx)
		work(ctx)
		cancel()
	}
	return work(ctx)
}
