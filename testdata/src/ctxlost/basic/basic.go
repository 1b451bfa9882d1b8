// Package basic has each category.
package basic

import (
	"context"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

type span interface{ End(options ...int) }

type tracer interface {
	Start(ctx context.Context, name string) (context.Context, span)
}

type oldSpan interface{ Finish() }

type store interface {
	Get(ctx context.Context, id int) error
}

func startSpan(ctx context.Context, name string) (oldSpan, context.Context) { return nil, ctx }

func deferred(ctx context.Context, t tracer, s store) error {
	_, sp := t.Start(ctx, "deferred") // want `the context of sp is discarded and s\.Get gets its parent ctx, so its work is not part of sp; assign the context to ctx`
	defer sp.End()
	return s.Get(ctx, 1)
}

func inLiteral(ctx context.Context, t tracer, s store) error {
	_, sp := t.Start(ctx, "literal") // want `the context of sp is discarded and s\.Get gets its parent ctx, so its work is not part of sp`
	defer func() { sp.End() }()
	return s.Get(ctx, 1)
}

func between(ctx context.Context, t tracer, s store) error {
	_, sp := t.Start(ctx, "between") // want `the context of sp is discarded and s\.Get gets its parent ctx, so its work is not part of sp.*\[span\?\]`
	err := s.Get(ctx, 1)
	sp.End()
	return err
}

func block(ctx context.Context, t tracer, s store, deep bool) error {
	if deep {
		_, sp := t.Start(ctx, "block") // want `the context of sp is discarded and s\.Get gets its parent ctx, so its work is not part of sp`
		defer sp.End()
		return s.Get(ctx, 1)
	}
	return nil
}

func finish(ctx context.Context, s store) error {
	sp, _ := startSpan(ctx, "finish") // want `the context of sp is discarded and s\.Get gets its parent ctx, so its work is not part of sp`
	defer sp.Finish()
	return s.Get(ctx, 1)
}

func declared(ctx context.Context, t tracer, s store) error {
	var _, sp = t.Start(ctx, "declared") // want `the context of sp is discarded and s\.Get gets its parent ctx, so its work is not part of sp`
	defer sp.End()
	return s.Get(ctx, 1)
}

func cancelOnly(ctx context.Context, s store) error {
	_, cancel := context.WithCancel(ctx) // want `nothing uses the context that context\.WithCancel returns, so canceling it stops nothing; pass it to s\.Get, which gets ctx`
	defer cancel()
	return s.Get(ctx, 1)
}

// The parameter is assigned, and another context is used.
func overwritten(ctx context.Context, r *http.Request, s store) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // want `nothing uses the context that context\.WithTimeout returns, so the deadline limits nothing; pass it to the calls it is meant for, or remove it`
	defer cancel()
	return s.Get(r.Context(), 1)
}

func signals(ctx context.Context, s store) error {
	_, stop := signal.NotifyContext(ctx, syscall.SIGTERM) // want `nothing uses the context that signal\.NotifyContext returns, so canceling it stops nothing`
	defer stop()
	return s.Get(ctx, 1)
}

type key struct{}

func withContext(w http.ResponseWriter, r *http.Request, next http.Handler) {
	ctx := context.WithValue(r.Context(), key{}, 1)
	r.WithContext(ctx) // want `r\.WithContext returns a new value and changes nothing, but its result is discarded; assign it to r`
	next.ServeHTTP(w, r)
}

func last(ctx context.Context) {
	context.WithValue(ctx, key{}, 1) // want `context\.WithValue returns a new value and changes nothing, but its result is discarded; assign it`
}

func asks(ctx context.Context) {
	ctx.Done() // want `ctx\.Done\(\) only returns a channel and neither waits nor cancels; receive from it, or call the cancel function`
	ctx.Err()  // want `the result of ctx\.Err\(\) is discarded; return it, or check it`
}

// A literal that runs on the spot ends the span even if the work panics.
func onTheSpot(ctx context.Context, t tracer, s store) error {
	err := func() error {
		_, sp := t.Start(ctx, "spot") // want `the context of sp is discarded and s\.Get gets its parent ctx, so its work is not part of sp.*\[span\?\]`
		defer sp.End()
		return s.Get(ctx, 1)
	}()
	if err != nil {
		return err
	}
	return s.Get(ctx, 2)
}

// The context is made when it is known that it is wanted, and asked elsewhere.
func askedLater(on bool) func() {
	var service context.Context
	if on {
		service = context.Background()
	}
	return func() {
		if service != nil {
			service.Done() // want `service\.Done\(\) only returns a channel, and service is never canceled; remove it, or derive service with context\.WithCancel and call the cancel function`
		}
	}
}
