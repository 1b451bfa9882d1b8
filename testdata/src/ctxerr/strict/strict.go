// Package strict holds what -strict adds.
package strict

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

var errIdle = errors.New("idle")

func next(context.Context) (int, error) { return 0, nil }
func use(int)                           {}

// A cause that nobody gets to see.

func cause(ctx context.Context, done <-chan int) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(errIdle)
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err() // want `ctx\.Err\(\) hides the cause that the context is canceled with; return context\.Cause\(ctx\).*\[cause\]`
	}
}

func wrapped(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, time.Second, errIdle)
	defer cancel()
	child := context.WithValue(ctx, new(int), 1)
	<-child.Done()
	return fmt.Errorf("wrapped: %w", (child.Err())) // want `\[cause\]`
}

type server struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
}

func (s *server) start(ctx context.Context) { s.ctx, s.cancel = context.WithCancelCause(ctx) }
func (s *server) err() error                { return s.ctx.Err() } // want `\[cause\]`

type plain struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func (p *plain) start(ctx context.Context) { p.ctx, p.cancel = context.WithCancel(ctx) }
func (p *plain) err() error                { return p.ctx.Err() }

// The cause is asked for where it matters.
func asks(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if _, err := next(ctx); err != nil {
		return context.Cause(ctx)
	}
	return ctx.Err()
}

// No cause is set here.
func parent(ctx context.Context) error {
	child, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	_, _ = next(child)
	return ctx.Err()
}

// Only a question.
func question(ctx context.Context) bool {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	_, _ = next(ctx)
	return ctx.Err() != nil
}

// The end of the context passes for success.

func drain(ctx context.Context, in <-chan int) error {
	for {
		select {
		case <-ctx.Done():
			return nil // want `ctx is done here, but returning nil tells the caller that the work succeeded; return ctx\.Err\(\).*\[swallow\?\]`
		case v, ok := <-in:
			if !ok {
				return nil
			}
			use(v)
		}
	}
}

func all(ctx context.Context, list []int) ([]int, error) {
	var out []int
	for _, v := range list {
		if ctx.Err() != nil {
			return out, nil // want `ctx is done here, but returning nil tells the caller that the work succeeded; return ctx\.Err\(\)`
		}
		out = append(out, v)
	}
	return out, nil
}

func done(ctx context.Context, in <-chan int) error {
	done := ctx.Done()
	select {
	case <-done:
		return nil // want `the context is done here, but returning nil tells the caller that the work succeeded; return its error`
	case <-in:
	}
	return nil
}

// Nothing but the end of the context makes it return nil.
func serve(ctx context.Context, in <-chan int) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case v := <-in:
			if v < 0 {
				return errIdle
			}
		}
	}
}

// So it is here, one way and another.
func idle(ctx context.Context, in <-chan int) error {
	if in == nil {
		<-ctx.Done()
		return nil
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case v := <-in:
			use(v)
		}
	}
}

func tells(ctx context.Context, in <-chan int) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-in:
		return nil
	}
}

func (s *server) results(in <-chan int) (error, bool) {
	select {
	case <-s.ctx.Done():
		return nil, false
	case <-in:
		return nil, true
	}
}

// The result may have come as well: that is what is asked for there.
func race(ctx context.Context, in, done <-chan int) error {
	for {
		select {
		case <-ctx.Done():
			select {
			case <-done:
				return nil
			default:
			}
			return ctx.Err()
		case v, ok := <-in:
			if !ok {
				return nil
			}
			use(v)
		}
	}
}

func works(ctx context.Context, in <-chan int) error {
	var g errgroup.Group
	g.Go(func() error {
		select {
		case <-ctx.Done():
			return nil
		case <-in:
			return nil
		}
	})
	return g.Wait()
}

func stops(ctx context.Context, in <-chan int) (bool, error) {
	select {
	case <-ctx.Done():
		return false, nil
	case <-in:
		return true, nil
	}
}

// Each caller asks the context itself.
func step(ctx context.Context, in <-chan int) error {
	select {
	case <-ctx.Done():
		return nil
	case <-in:
		return nil
	}
}

func steps(ctx context.Context, in <-chan int) error {
	for ctx.Err() == nil {
		if err := step(ctx, in); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// A service is run by what it is given to.
func run(ctx context.Context, in <-chan int) error { return drains(ctx, in) }

var service = newService(loop)

func newService(f func(context.Context) error) func(context.Context) error { return f }

func loop(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case <-time.After(time.Second):
		return nil
	}
}

func drains(ctx context.Context, in <-chan int) error {
	select {
	case <-ctx.Done():
		return nil // want `\[swallow\?\]`
	case <-in:
		return nil
	}
}

// No turn of the loop sets the error if the context has ended before.

func get(ctx context.Context) (*int, error) {
	var last error
	for n := 0; n < 10 && ctx.Err() == nil; n++ {
		v, err := next(ctx)
		if err == nil {
			return &v, nil
		}
		last = err
	}
	return nil, last // want `last is nil if ctx is done before the first iteration, so the caller gets neither a result nor an error; initialize last with ctx\.Err\(\).*\[swallow\]`
}

func getSet(ctx context.Context) (*int, error) {
	last := ctx.Err()
	for n := 0; n < 10 && ctx.Err() == nil; n++ {
		_, last = next(ctx)
	}
	return nil, last
}

func getAsks(ctx context.Context) (*int, error) {
	var last error
	for ctx.Err() == nil {
		_, last = next(ctx)
	}
	if last == nil {
		last = ctx.Err()
	}
	return nil, last
}
