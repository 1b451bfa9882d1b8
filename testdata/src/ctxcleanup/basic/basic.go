// Package basic has every way for a context to be dead, and its neighbours.
package basic

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"
)

type store struct{}

func (store) Save(ctx context.Context) error  { return ctx.Err() }
func (store) Close(ctx context.Context) error { return ctx.Err() }
func (store) Log(ctx context.Context)         { slog.InfoContext(ctx, "saved") }

func arm(ctx context.Context, s store, ch chan int) error {
	select {
	case <-ctx.Done():
		return s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
	case <-ch:
		return s.Save(ctx)
	}
}

func afterSelect(ctx context.Context, s store, ch chan int) {
	select {
	case <-ctx.Done():
	case <-ch:
	}
	s.Save(ctx) // alive if ch was ready
}

func assigned(ctx context.Context, s store) {
	done := ctx.Done()
	<-done
	s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
}

func failed(ctx context.Context, s store) {
	if ctx.Err() != nil {
		s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
	}
	if err := ctx.Err(); err != nil {
		s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
	}
	if err := ctx.Err(); err == nil {
		s.Save(ctx)
	} else {
		s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
	}
	if context.Cause(ctx) != nil && s != (store{}) {
		s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
	}
	if context.Cause(ctx) != nil || s != (store{}) {
		s.Save(ctx)
	}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
	}
	if ctx.Err() == context.Canceled {
		s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
	}
	for ctx.Err() == nil {
		s.Save(ctx)
	}
	s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
}

func cancelled(parent context.Context, s store) {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	s.Save(ctx)
	cancel()
	s.Save(ctx) // want `ctx was canceled on line \d+, so s\.Save returns immediately; call it before the cancel`
	s.Save(parent)
}

func child(ctx context.Context, s store) {
	<-ctx.Done()
	sub, cancel := context.WithTimeout(ctx, time.Second) // want `ctx is already done here \(line \d+\), so the work under context\.WithTimeout returns immediately`
	defer cancel()
	s.Save(sub) // the derivation is the finding
}

func value(ctx context.Context, s store) {
	<-ctx.Done()
	type key struct{}
	s.Save(context.WithValue(ctx, key{}, 1)) // want `context\.WithValue\(ctx, key\{\}, 1\) is already done here \(line \d+\), so s\.Save returns immediately`
}

func request(ctx context.Context) (*http.Request, error) {
	<-ctx.Done()
	return http.NewRequestWithContext(ctx, "POST", "http://localhost/leave", nil) // want `ctx is already done here \(line \d+\), so http\.NewRequestWithContext returns immediately`
}

func carried(r *http.Request, s store) {
	<-r.Context().Done()
	s.Save(r.Context()) // want `r\.Context\(\) is already done here \(line \d+\), so s\.Save returns immediately`
}

func wait(ctx context.Context, s store) {
	<-ctx.Done()
	s.Log(ctx) // only values are read
	slog.ErrorContext(ctx, "stopped")
	_ = context.Cause(ctx)
}

func deferOrder(parent context.Context, s store) {
	ctx, cancel := context.WithCancel(parent)
	defer s.Close(ctx) // want `ctx is canceled by the defer on line \d+, which runs before this deferred s\.Close; defer the cancel first`
	defer cancel()
	s.Save(ctx)
}

func deferRight(parent context.Context, s store) {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	defer s.Close(ctx)
	s.Save(ctx)
}

func deferLiteral(parent context.Context, s store) {
	ctx, cancel := context.WithCancel(parent)
	defer func() {
		s.Close(ctx) // want `ctx is canceled by the defer on line \d+`
	}()
	defer func() { cancel() }()
	s.Save(ctx)
}

func deferEvaluated(ctx context.Context, s store) {
	defer s.Close(ctx) // the context of the time of the defer, which is not the one cancelled
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.Save(ctx)
}

func deferWait(ctx context.Context, s store) {
	defer s.Close(ctx) // want `ctx is already done here \(line \d+\), so s\.Close returns immediately`
	<-ctx.Done()
}

func forced(ctx context.Context, s store) {
	<-ctx.Done()
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if s.Close(grace) != nil {
		s.Close(ctx) // the second, forced phase
	}
}

func after(ctx context.Context, s store) {
	context.AfterFunc(ctx, func() {
		s.Save(ctx) // want `ctx is already done when context\.AfterFunc runs this, so s\.Save returns immediately`
	})
}

func loop(parent context.Context, s store) {
	for {
		ctx, cancel := context.WithTimeout(parent, time.Second)
		s.Save(ctx) // new in each turn
		cancel()
	}
}

func rebound(ctx context.Context, s store) {
	ctx, cancel := context.WithCancel(ctx)
	cancel()
	ctx = context.Background()
	s.Save(ctx)
}

func field(s *struct {
	store
	ctx context.Context
}) {
	<-s.ctx.Done()
	s.Save(s.ctx) // want `s\.ctx is already done here \(line \d+\), so s\.Save returns immediately`
}

func detach(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }

func wrapped(ctx context.Context, s store) {
	<-ctx.Done()
	s.Save(detach(ctx)) // a wrapper may detach
}

func unbounded(s store) {
	s.Close(context.Background()) // want `s\.Close gets a context without a deadline, so it may block forever; derive one with context\.WithTimeout`
}
