// Package guards has a case for each reason to be silent.
package guards

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

type store interface {
	Save(ctx context.Context, what string) error
	Load(ctx context.Context) (string, error)
	Watch(ctx context.Context) error
}

// Joined by a group.
func joined(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		s.Save(ctx, "x")
	}()
	wg.Wait()
}

// Joined by a deferred literal.
func joinedLater(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	done := make(chan struct{})
	defer func() { <-done }()
	go func() {
		defer close(done)
		s.Save(ctx, "x")
	}()
}

// Joined by a receive.
func received(ctx context.Context, s store) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	errs := make(chan error, 1)
	go func() { errs <- s.Save(ctx, "x") }()
	return <-errs
}

// Joined, or not, by a select.
func selected(ctx context.Context, s store) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	errs := make(chan error, 1)
	go func() { errs <- s.Save(ctx, "x") }()
	select {
	case err := <-errs:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Joined by a loop over what it sends.
func ranged(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	out := make(chan string)
	go func() {
		defer close(out)
		s.Save(ctx, "x")
	}()
	for v := range out {
		_ = v
	}
}

type pool struct{ wg sync.WaitGroup }

func (p *pool) finish() { p.wg.Wait() }

// Joined by a function that waits.
func finished(ctx context.Context, p *pool, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	p.wg.Go(func() { s.Save(ctx, "x") })
	p.finish()
}

type joiner interface{ WaitForAll() }

// Joined by a function whose name says so.
func named(ctx context.Context, j joiner, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go s.Save(ctx, "x")
	j.WaitForAll()
}

func heartbeat(ctx context.Context, s store) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
			s.Save(ctx, "alive")
		}
	}
}

// A companion of the work.
func companion(ctx context.Context, s store) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go heartbeat(ctx, s)
	return s.Load(ctx)
}

// A companion in a literal.
func literal(ctx context.Context, s store) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		for ctx.Err() == nil {
			s.Save(ctx, "alive")
		}
	}()
	return s.Load(ctx)
}

// A companion of unknown body, by its name.
func watched(ctx context.Context, s store) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() { s.Watch(ctx) }()
	return s.Load(ctx)
}

// A companion that may be anything.
func callback(ctx context.Context, s store, f func(context.Context) error) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() { f(ctx) }()
	return s.Load(ctx)
}

// A watcher waits for the end.
func watcher(ctx context.Context, s store) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		<-ctx.Done()
		s.Save(ctx, "x")
	}()
}

// Only values are read.
func logged(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() { slog.InfoContext(ctx, "started") }()
}

// Detached, inside and outside.
func detached(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go s.Save(context.WithoutCancel(ctx), "x")
	free := context.WithoutCancel(ctx)
	go s.Save(free, "y")
}

// The caller's context is the caller's.
func callers(ctx context.Context, s store) {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	s.Load(sub)
	go s.Save(ctx, "x")
}

// On one way the cancel is handed to the goroutine.
func handed(ctx context.Context, s store) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	go func() {
		defer cancel()
		s.Save(ctx, "x")
	}()
}

// Cancelled on errors only.
func onError(ctx context.Context, s store) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	go s.Save(ctx, "x")
	return nil
}

// The handler's goroutine is joined.
func handler(s store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		done := make(chan error, 1)
		go func() { done <- s.Save(r.Context(), "x") }()
		if err := <-done; err != nil {
			http.Error(w, "no", http.StatusInternalServerError)
		}
	}
}

// Looks like a handler, but is none: its caller has more to do.
func almost(w http.ResponseWriter, r *http.Request, s store) {
	go s.Save(r.Context(), "x")
}

// Cancelled on one way only; on the other the parent's end does it.
func someWays(ctx context.Context, s store, stop bool) {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	go s.Save(sub, "x")
	if stop {
		cancel()
		return
	}
	context.AfterFunc(ctx, cancel)
}
