// Package kept holds cancel functions that stay in a field when the work is over.
package kept

import "context"

type run struct {
	Stop   context.CancelFunc
	cancel context.CancelFunc
	ctx    context.Context
}

func (r *run) onSignal() { r.Stop() }
func (r *run) close()    { r.cancel() }

func sync(ctx context.Context) error { return ctx.Err() }

func (r *run) copy(ctx context.Context) error {
	ctx, r.Stop = context.WithCancel(ctx) // want `all work under this context is done when the function returns, but nothing here calls r\.Stop, so the context leaks until something else does`
	return sync(ctx)
}

func (r *run) unexported(ctx context.Context) error {
	var sub context.Context
	sub, r.cancel = context.WithCancel(ctx) // want `all work under this context is done when the function returns, but nothing here calls r\.cancel, so the context leaks until something else does`
	if err := sync(sub); err != nil {
		return err
	}
	return nil
}

// It is called on return.
func (r *run) deferred(ctx context.Context) error {
	ctx, r.Stop = context.WithCancel(ctx)
	defer r.Stop()
	return sync(ctx)
}

func (r *run) local(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r.Stop = cancel
	return sync(ctx)
}

// The context goes on: in a goroutine, in a field, in what is returned.
func (r *run) start(ctx context.Context) {
	ctx, r.cancel = context.WithCancel(ctx)
	go sync(ctx)
}

func (r *run) begin(ctx context.Context) {
	r.ctx, r.cancel = context.WithCancel(ctx)
}

func (r *run) hand(ctx context.Context) context.Context {
	ctx, r.cancel = context.WithCancel(ctx)
	return ctx
}

func (r *run) startsWithin(ctx context.Context) {
	ctx, r.cancel = context.WithCancel(ctx)
	starts(ctx)
}

func starts(ctx context.Context) {
	go sync(ctx)
}

// No work is done under it yet.
func (r *run) prepare(ctx context.Context) bool {
	ctx, r.cancel = context.WithCancel(ctx)
	return ctx.Value("k") != nil
}
