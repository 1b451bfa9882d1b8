// Package guards has a case for each reason to be silent.
package guards

import (
	"context"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"
)

type span interface{ End() }

type tracer interface {
	Start(ctx context.Context, name string) (context.Context, span)
}

type store interface {
	Get(ctx context.Context, id int) error
}

func decode() error { return nil }

// A leaf span.
func leaf(ctx context.Context, t tracer) error {
	_, sp := t.Start(ctx, "leaf")
	defer sp.End()
	return decode()
}

// The parent was used before, not after.
func before(ctx context.Context, t tracer, s store) error {
	if err := s.Get(ctx, 1); err != nil {
		return err
	}
	_, sp := t.Start(ctx, "before")
	defer sp.End()
	return decode()
}

// The span is over.
func over(ctx context.Context, t tracer, s store) error {
	_, sp := t.Start(ctx, "over")
	err := decode()
	sp.End()
	if err != nil {
		return err
	}
	return s.Get(ctx, 1)
}

// The other work only reads values.
func logs(ctx context.Context, t tracer) error {
	_, sp := t.Start(ctx, "logs")
	defer sp.End()
	slog.InfoContext(ctx, "working")
	return decode()
}

// A span beside a span.
func beside(ctx context.Context, t tracer) error {
	_, one := t.Start(ctx, "one")
	defer one.End()
	_, two := t.Start(ctx, "two")
	defer two.End()
	return decode()
}

// Another context.
func another(ctx, other context.Context, t tracer, s store) error {
	_, sp := t.Start(ctx, "another")
	defer sp.End()
	return s.Get(other, 1)
}

// The name has another value by then.
func rebound(ctx context.Context, t tracer, s store) error {
	_, sp := t.Start(ctx, "rebound")
	defer sp.End()
	ctx = context.WithValue(ctx, key{}, 1)
	return s.Get(ctx, 1)
}

type key struct{}

func check(ctx context.Context) (context.Context, error) { return ctx, ctx.Err() }

// What comes with the context is an error.
func checked(ctx context.Context, s store) error {
	if _, err := check(ctx); err != nil {
		return err
	}
	_, err := check(ctx)
	if err != nil {
		return err
	}
	return s.Get(ctx, 1)
}

// Both are dropped: ctxleak tells.
func both(ctx context.Context) {
	_, _ = context.WithTimeout(ctx, time.Second)
}

// The group's context is ctxgroup's.
func group(ctx context.Context, s store) error {
	g, _ := errgroup.WithContext(ctx)
	g.Go(func() error { return s.Get(ctx, 1) })
	return g.Wait()
}

// Read by a literal.
func literal(ctx context.Context, s store) func() error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	_ = cancel
	return func() error { return s.Get(ctx, 1) }
}

// Read in the next turn.
func turns(ctx context.Context, s store) {
	for range 3 {
		if s.Get(ctx, 1) == nil {
			return
		}
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
	}
}

// Returned under its name.
func result(parent context.Context) (ctx context.Context, cancel context.CancelFunc) {
	ctx, cancel = context.WithTimeout(parent, time.Second)
	return
}

// A variable of somebody else's.
func outer(parent context.Context) func() {
	var ctx context.Context
	set := func() context.CancelFunc {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(parent, time.Second)
		return cancel
	}
	return func() { defer set()(); <-ctx.Done() }
}

type registry struct{}

func (registry) Enter(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithCancel(ctx)
}

// Called for something else that it does.
func entered(ctx context.Context, r registry, s store) error {
	_, leave := r.Enter(ctx)
	defer leave()
	return s.Get(ctx, 1)
}

type watch interface {
	context.Context
	Done() <-chan struct{}
}

// Asked and used.
func asked(ctx watch) error {
	<-ctx.Done()
	_ = ctx.Done()
	return ctx.Err()
}

type room struct{}

func (room) Leave() {}

func enter(ctx context.Context) (context.Context, room) { return ctx, room{} }

// What comes with the context has no end that a child would share.
func left(ctx context.Context, s store) error {
	_, r := enter(ctx)
	defer r.Leave()
	return s.Get(ctx, 1)
}

// Read by a literal that was made before.
func earlier(ctx context.Context, s store) error {
	run := func() error { return s.Get(ctx, 1) }
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return run()
}
