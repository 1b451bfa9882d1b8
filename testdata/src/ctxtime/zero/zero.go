// Package zero has timeouts of zero: decisions and accidents.
package zero

import (
	"context"
	"net/http"
	"time"
)

const none = 0

type worker struct {
	stopped bool
	stop    chan struct{}
	done    chan struct{}
}

// Stop tells the worker first, and waits then.
func (w *worker) Stop(ctx context.Context) error {
	w.stopped = true
	close(w.stop)
	select {
	case <-w.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Flush does nothing any more.
func (w *worker) Flush(ctx context.Context) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	close(w.stop)
	return nil
}

// Drain may have done something.
func (w *worker) Drain(ctx context.Context, all bool) error {
	if all {
		close(w.stop)
	}
	<-ctx.Done()
	return ctx.Err()
}

func stop(ctx context.Context, w *worker, srv *http.Server) {
	now, cancel := context.WithTimeout(ctx, 0)
	defer cancel()
	w.Stop(now)
	srv.Shutdown(now)
	again, cancel2 := context.WithTimeout(ctx, 0*time.Second)
	defer cancel2()
	w.Stop(again)
}

func checked(ctx context.Context, w *worker) {
	now, cancel := context.WithTimeout(ctx, 0) // want `a timeout of 0s expires immediately, so the context is already done when it is created; remove the limit if there is none \(ctxtime\) \[expired\]`
	defer cancel()
	w.Stop(now)
	w.Flush(now)
}

func assumed(ctx context.Context, w *worker, f func(context.Context)) {
	now, cancel := context.WithTimeout(ctx, 0) // want `remove the limit if there is none; assuming w\.Drain does nothing before it checks the context \(ctxtime\) \[expired\?\]`
	defer cancel()
	w.Drain(now, true)
	other, cancel2 := context.WithTimeout(ctx, 0) // want `assuming f does nothing before it checks the context \(ctxtime\) \[expired\?\]`
	defer cancel2()
	f(other)
}

func kept(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, 0) // want `assuming whoever gets it does nothing before it checks the context \(ctxtime\) \[expired\?\]`
}

func accidents(ctx context.Context, w *worker) {
	divided, cancel := context.WithTimeout(ctx, 1/2*time.Second) // want `remove the limit if there is none \(ctxtime\) \[expired\]`
	defer cancel()
	w.Stop(divided)
	named, cancel2 := context.WithTimeout(ctx, none) // want `remove the limit if there is none \(ctxtime\) \[expired\]`
	defer cancel2()
	w.Stop(named)
}
