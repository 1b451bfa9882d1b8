// Package served starts work under contexts that callers hand in.
package served

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type store struct{ c *http.Client }

func (s *store) put(ctx context.Context, key string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, key, nil)
	if err != nil {
		return err
	}
	resp, err := s.c.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (s *store) get(ctx context.Context, key string) string {
	go func() {
		_ = s.put(ctx, key) // want `ctx may be that of a request, and is canceled when its handler returns, which nothing makes wait for this goroutine, so s\.put is aborted; wait for it, or derive a context with a timeout from context\.WithoutCancel\(ctx\) \(ctxescape\).*\[goroutine\]`
	}()
	return key
}

func (s *store) handle(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte(s.get(r.Context(), r.URL.Path)))
}

// Nobody is seen who serves a request.
func (s *store) Fill(ctx context.Context, key string) string {
	go s.fill(ctx, key)
	go func() {
		_ = s.put(ctx, key)
	}()
	return key
}

func (s *store) fill(ctx context.Context, key string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
			_ = s.put(ctx, key)
		}
	}
}

// Callers are told.
func (s *store) Start(ctx context.Context, key string) <-chan error {
	done := make(chan error, 1)
	go func() { done <- s.put(ctx, key) }()
	return done
}

func (s *store) Counted(ctx context.Context, wg *sync.WaitGroup, key string) {
	go func() {
		defer wg.Done()
		_ = s.put(ctx, key)
	}()
}

func (s *store) Closed(ctx context.Context, done chan struct{}, key string) {
	go func() {
		defer close(done)
		_ = s.put(ctx, key)
	}()
}

type job struct{ err error }

func (s *store) Job(ctx context.Context, j *job, key string) {
	go func() { j.err = s.put(ctx, key) }()
}

func (s *store) Calls(ctx context.Context, key string, done func(error)) {
	go func() { done(s.put(ctx, key)) }()
}

// All callers are seen, and the program lasts.
func (s *store) warm(ctx context.Context) {
	go func() { _ = s.put(ctx, "warm") }()
}

func (s *store) run() { s.warm(context.Background()) }

func (s *store) detached(ctx context.Context, key string) {
	go func() { _ = s.put(context.WithoutCancel(ctx), key) }()
}

func submit(f func()) { f() }

// What runs a literal does it on the new goroutine.
func (s *store) pooled(ctx context.Context, key string) string {
	go submit(func() {
		_ = s.put(ctx, key) // want `ctx may be that of a request, and is canceled when its handler returns, which nothing makes wait for this goroutine, so s\.put is aborted; wait for it, or derive a context with a timeout from context\.WithoutCancel\(ctx\) \(ctxescape\).*\[goroutine\]`
	})
	return key
}

func (s *store) held(ctx context.Context, key string) string {
	put := func() { _ = s.put(ctx, key) } // want `ctx may be that of a request, and is canceled when its handler returns, which nothing makes wait for this goroutine, so s\.put is aborted; wait for it, or derive a context with a timeout from context\.WithoutCancel\(ctx\) \(ctxescape\).*\[goroutine\]`
	go put()
	return key
}

// One step of a piece of work that fails when its context ends.
func (s *store) slow(ctx context.Context, key string) error {
	done := make(chan error, 1)
	go func() { done <- s.put(ctx, key) }()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-done:
		return err
	}
}

func (s *store) step(ctx context.Context, key string) string {
	go func() {
		_ = s.slow(ctx, key) // want `ctx may be that of a request, and is canceled when its handler returns, which nothing makes wait for this goroutine, so s\.slow is aborted; wait for it, or derive a context with a timeout from context\.WithoutCancel\(ctx\) \(ctxescape\).*\[goroutine\]`
	}()
	return key
}

func (s *store) handleAll(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte(s.pooled(r.Context(), r.URL.Path) + s.held(r.Context(), r.URL.Path) + s.step(r.Context(), r.URL.Path)))
	s.keep(r.Context(), r.URL.Path)
	s.repeated(r.Context(), func(f func()) { f() }, r.URL.Path)
	s.watchdog(r.Context(), r.URL.Path)
	s.events(r.Context(), nil)
	s.stop(r.Context(), r.URL.Path)
	var wg sync.WaitGroup
	s.grouped(r.Context(), &wg, r.URL.Path)
	wg.Wait()
}

// It goes on until it is stopped.
func (s *store) keep(ctx context.Context, key string) {
	go func() { s.fill(ctx, key) }()
}

// So does what takes the end of its context for a regular one.
func (s *store) serve(ctx context.Context, key string) error {
	failed := make(chan error, 1)
	go func() { failed <- s.put(ctx, key) }()
	select {
	case <-ctx.Done():
		return nil
	case err := <-failed:
		return err
	}
}

func (s *store) stop(ctx context.Context, key string) {
	go func() { _ = s.serve(ctx, key) }()
}

// Its group is waited for elsewhere.
func (s *store) grouped(ctx context.Context, wg *sync.WaitGroup, key string) {
	wg.Go(func() { _ = s.put(ctx, key) })
}

// A companion that runs the literal again and again, or may.
func every(d time.Duration, f func()) {
	for range time.Tick(d) {
		f()
	}
}

func until(f func(), d time.Duration, stop <-chan struct{}) {
	select {
	case <-stop:
	case <-time.After(d):
		f()
	}
}

func start(d time.Duration, f func()) { go every(d, f) }

func (s *store) repeated(ctx context.Context, run func(func()), key string) {
	go every(time.Minute, func() { _ = s.put(ctx, key) })
	go until(func() { _ = s.put(ctx, key) }, time.Minute, ctx.Done())
	go run(func() { _ = s.put(ctx, key) })
	start(time.Minute, func() { _ = s.put(ctx, key) })
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// It tells if the work takes too long.
func (s *store) watchdog(ctx context.Context, key string) {
	go func() {
		if sleep(ctx, time.Minute) == nil {
			_ = s.put(ctx, key)
		}
	}()
}

func (s *store) follow(ctx context.Context, events chan string) error {
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case key := <-events:
			_ = s.put(ctx, key)
		}
	}
}

func (s *store) events(ctx context.Context, events chan string) {
	go func() { _ = s.follow(ctx, events) }()
}
