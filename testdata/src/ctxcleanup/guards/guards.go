// Package guards has the reasons to give a dead context to a call, or one that
// may be.
package guards

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"
)

type store struct{}

func (store) Save(ctx context.Context) error  { return ctx.Err() }
func (store) Close(ctx context.Context) error { return ctx.Err() }

// The derivation from the dead context is the finding, once.
func derived(ctx context.Context, s store) {
	<-ctx.Done()
	sub, cancel := context.WithTimeout(ctx, time.Second) // want `ctx is already done here \(line \d+\), so the work under context\.WithTimeout returns immediately`
	defer cancel()
	s.Save(sub)
	s.Close(sub)
}

// A derivation without a time limit may be for its values.
func cancelOnly(ctx context.Context) context.Context {
	<-ctx.Done()
	sub, cancel := context.WithCancel(ctx)
	cancel()
	return context.WithValue(sub, key{}, 1)
}

type key struct{}

// Other rules' subjects.

func group(ctx context.Context, s store) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return s.Save(gctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return s.Save(gctx)
}

// Only values are read, or the callee asks why.

func values(ctx context.Context) error {
	<-ctx.Done()
	slog.InfoContext(ctx, "stopped")
	note(ctx)
	return context.Cause(ctx)
}

func note(ctx context.Context) { slog.InfoContext(ctx, "stopped") }

func why(ctx context.Context, s store) error {
	<-ctx.Done()
	closeBy(ctx, s)
	closeFor(ctx, s)
	closeIf(ctx, s)
	return nil
}

func closeBy(ctx context.Context, s store) {
	if errors.Is(ctx.Err(), context.Canceled) {
		println("cancelled")
	}
}

func closeFor(ctx context.Context, s store) {
	switch ctx.Err() {
	case context.Canceled:
		println("cancelled")
	}
}

func closeIf(ctx context.Context, s store) {
	if context.Cause(ctx) == http.ErrServerClosed {
		println("closed")
	}
}

// Whoever only asks whether is not prepared.
func whether(ctx context.Context, s store) error {
	<-ctx.Done()
	return check(ctx) // want `ctx is already done here \(line \d+\), so check returns immediately`
}

func check(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return nil
}

// What the error is told to only makes another error.
func tells(ctx context.Context) error {
	<-ctx.Done()
	return tell(ctx)
}

func tell(ctx context.Context) error { return fmt.Errorf("too late: %w", ctx.Err()) }

// Dead on purpose.

func hard(s store) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s.Close(ctx)
}

func notOnPurpose(s store) {
	ctx, cancel := context.WithCancel(context.Background())
	s.Save(ctx)
	cancel()
	s.Save(ctx) // want `ctx was canceled on line \d+`
}

// Forced, after the same was tried.

func forced(ctx context.Context, s store) error {
	<-ctx.Done()
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := s.Close(grace); err != nil {
		return s.Close(ctx)
	}
	return nil
}

func notForced(ctx context.Context, s store, first bool) error {
	<-ctx.Done()
	if first {
		s.Close(context.Background()) // want `s\.Close gets a context without a deadline, so it may block forever`
	}
	return s.Close(ctx) // want `ctx is already done here \(line \d+\), so s\.Close returns immediately`
}

func notTried(ctx context.Context, s store) error {
	s.Save(ctx)
	<-ctx.Done()
	return s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
}

// Alive on some path.

func some(ctx context.Context, s store, wait bool) {
	if wait {
		<-ctx.Done()
	}
	s.Save(ctx)
}

func someTurn(parent context.Context, s store, ch chan int) {
	ctx, cancel := context.WithCancel(parent)
	for range ch {
		s.Save(ctx)
		if len(ch) == 0 {
			cancel()
		}
	}
	cancel()
}

// A wrapper may detach.

func wrapped(ctx context.Context, s store) {
	<-ctx.Done()
	sub, cancel := bounded(ctx)
	defer cancel()
	s.Save(sub)
}

func bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), time.Second)
}

// Not known to watch it.
func opaque(ctx context.Context, f func(context.Context)) {
	<-ctx.Done()
	f(ctx)
}

// Bounded drains.

func drain(s store) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	s.Close(ctx)
	s.Save(context.Background())
}

func drainGiven(ctx context.Context, s store, detach bool) {
	if detach {
		ctx = context.WithoutCancel(ctx)
	}
	s.Close(ctx)
}

// In a loop there is no fix: a deferred cancel would pile up.
func turns(ctx context.Context, s store, n int) {
	for range n {
		<-ctx.Done()
		s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
	}
}
