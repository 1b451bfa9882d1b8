// Package basic has one function per shape.
package basic

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"time"
)

func cond() bool { return os.Getpid() == 1 }

func work(ctx context.Context) error { return ctx.Err() }

func onePath(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before return errors\.New\("no"\); defer it`
	if cond() {
		return errors.New("no")
	}
	err := work(ctx)
	cancel()
	return err
}

func bareReturn(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before a return; defer it`
	if work(ctx) != nil {
		return
	}
	cancel()
}

func end(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before the function ends; defer it`
	if work(ctx) == nil {
		cancel()
	}
}

func never(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute) // want `cancel is never called, so the context's timer runs until the deadline; defer it`
	_ = cancel
	_ = work(ctx)
}

func nilCheckOnly(ctx context.Context) {
	ctx, cancel := context.WithCancelCause(ctx) // want `cancel is never called, so the context leaks until its parent is canceled; defer it`
	if cancel != nil {
		_ = work(ctx)
	}
}

func discarded(ctx context.Context) {
	var a, _ = context.WithCancel(ctx) // want `the cancel function of context.WithCancel is discarded`

	a, _ = context.WithDeadline(a, time.Time{}) // want `the cancel function of context.WithDeadline is discarded`

	a, _ = context.WithTimeoutCause(a, 1e9, nil) // want `the cancel function of context.WithTimeoutCause is discarded`

	a, _ = context.WithCancelCause(a) // want `the cancel function of context.WithCancelCause is discarded`
	_ = work(a)
}

// No fix: the context is for nothing, too, and a cancel would change nothing.
func discardedBoth(ctx context.Context) {
	_, _ = context.WithTimeout(ctx, time.Second) // want `the cancel function of context.WithTimeout is discarded`
}

func discardedSignal(ctx context.Context) error {
	ctx, _ = signal.NotifyContext(ctx, os.Interrupt) // want `the cancel function of signal\.NotifyContext is discarded, so the signals are never unregistered`
	return work(ctx)
}

func results(ctx context.Context) {
	context.WithCancel(ctx)    // want `the results of context\.WithCancel are discarded, so nothing can use or cancel the context; assign them, or remove the call`
	context.WithoutCancel(ctx) // want `the result of context\.WithoutCancel is discarded, so the derived context is never used`
	context.WithValue(ctx, key{}, 1)
}

type key struct{}

func overwritten(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is overwritten before it is called; call it first, or keep both`
	ctx, cancel = context.WithTimeout(ctx, time.Second)
	defer cancel()
	return work(ctx)
}

func loop(ctx context.Context) {
	for range 3 {
		ctx, cancel := context.WithTimeout(ctx, time.Second) // want `cancel is not called before the next iteration; call it at the end of each iteration`
		if work(ctx) != nil {
			continue
		}
		cancel()
	}
}

func errorPath(ctx context.Context) (context.Context, context.CancelFunc, error) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before return nil, nil, err, and nothing else gets it; call it first`
	if err := work(ctx); err != nil {
		return nil, nil, err
	}
	return ctx, cancel, nil
}

type server struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func (s *server) Close() { s.cancel() }

func newServer(ctx context.Context) (*server, error) {
	s := &server{}
	s.ctx, s.cancel = context.WithCancel(ctx) // want `s\.cancel is not called before return nil, fmt\.Errorf\("new server: %w", err\), and nothing else gets it`
	if err := work(s.ctx); err != nil {
		return nil, fmt.Errorf("new server: %w", err)
	}
	return s, nil
}

func newServerOrNil(ctx context.Context) *server {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before return nil; call it first`
	if work(ctx) != nil {
		return nil
	}
	return &server{ctx, cancel}
}

func drop(cancel context.CancelFunc) { _ = cancel }

func dropAlso(_ int, cancel context.CancelFunc) { drop(cancel) }

func dropped(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is passed to drop, which neither calls nor keeps it; defer it here`
	drop(cancel)
	_ = work(ctx)
}

func droppedIndirectly(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is passed to dropAlso, which neither calls nor keeps it; defer it here`
	dropAlso(1, cancel)
	_ = work(ctx)
}

// Each differs from one that keeps nothing alive by what it says.

func idleShown() (*handle, error) {
	ctx, cancel := context.WithCancel(context.Background()) // want `cancel is not called before return nil, err, and nothing else gets it; call it first`
	done := ctx.Done()
	if err := show(done); err != nil {
		return nil, err
	}
	return &handle{kill: cancel}, nil
}

func idleWorks() (*handle, error) {
	ctx, cancel := context.WithCancel(context.Background()) // want `cancel is not called before return nil, err, and nothing else gets it; call it first`
	if err := work(ctx); err != nil {
		return nil, err
	}
	return &handle{kill: cancel}, nil
}

func idleTimed() (*handle, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // want `cancel is not called before return nil, err, and nothing else gets it; call it first`
	h := &handle{done: ctx.Done(), kill: cancel}
	if err := check(h.name, h.since); err != nil {
		return nil, err
	}
	return h, nil
}

func idleChild(parent context.Context) (*handle, error) {
	ctx, cancel := context.WithCancel(parent) // want `cancel is not called before return nil, err, and nothing else gets it; call it first`
	h := &handle{done: ctx.Done(), kill: cancel}
	if err := check(h.name, h.since); err != nil {
		return nil, err
	}
	return h, nil
}

func idleStarted() (*handle, error) {
	ctx, cancel := context.WithCancel(context.Background()) // want `cancel is not called before return nil, err, and nothing else gets it; call it first`
	go func() { <-ctx.Done() }()
	h := &handle{kill: cancel}
	if err := check(h.name, h.since); err != nil {
		return nil, err
	}
	return h, nil
}

func idleStored(to *handle) (*handle, error) {
	ctx, cancel := context.WithCancel(context.Background()) // want `cancel is not called before return nil, err, and nothing else gets it; call it first`
	to.done = ctx.Done()
	if err := check("", time.Time{}); err != nil {
		return nil, err
	}
	return &handle{kill: cancel}, nil
}

func forgotten(ctx context.Context) error {
	s, closeAll, err := dial(ctx) // want `closeAll is not called before return work\(ctx\); defer it`
	if err != nil {
		return err
	}
	if s.Close() != nil {
		return work(ctx)
	}
	closeAll()
	return nil
}

// A child of a root that nobody was given holds nothing.
func overwrittenIdle(on bool) error {
	ctx, cancel := context.WithCancel(context.Background())
	if on {
		ctx, cancel = context.WithTimeout(context.Background(), time.Second)
	}
	defer cancel()
	return work(ctx)
}

// With a timer it does.
func overwrittenTimer(on bool) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour) // want `cancel is overwritten before it is called; call it first, or keep both`
	if on {
		ctx, cancel = context.WithTimeout(context.Background(), time.Second)
	}
	defer cancel()
	return work(ctx)
}
