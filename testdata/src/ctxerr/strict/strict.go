// Package strict holds what -strict adds.
package strict

import (
	"context"
	"errors"
	"fmt"
	"time"
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
		return ctx.Err() // want `ctx.Err\(\) says only that the context ended, although it is given a cause; return context.Cause\(ctx\) \(ctxerr\) \[cause\]`
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
			return nil // want `nil says that the work is done, but here ctx has ended it, and the caller can't tell; return ctx.Err\(\) \(ctxerr\) \[swallow\?\]`
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
			return out, nil // want `here ctx has ended it`
		}
		out = append(out, v)
	}
	return out, nil
}

func done(ctx context.Context, in <-chan int) error {
	done := ctx.Done()
	select {
	case <-done:
		return nil // want `here the context has ended it, and the caller can't tell; return its error`
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

// One of the two ends of a context.

func ended(err error) bool {
	return err != nil && errors.Is(err, context.Canceled) // want `a context whose time is up says DeadlineExceeded, which is not context.Canceled, so err passes for some other error; ask for both \(ctxerr\) \[swallow\?\]`
}

func retry(ctx context.Context) error {
	for {
		_, err := next(ctx)
		if err == nil {
			return nil
		}
		if errors.Is(err, context.Canceled) { // want `\[swallow\?\]`
			return err
		}
		time.Sleep(time.Second)
	}
}

func retryBreak(ctx context.Context) {
	for {
		if _, err := next(ctx); errors.Is(err, context.Canceled) { // want `\[swallow\?\]`
			break
		}
	}
}

type code int

const DeadlineExceeded code = 4

// The name says what it asks for, but the codes say more.
func isCanceled(err error, c code) bool {
	if errors.Is(err, context.Canceled) { // want `\[swallow\?\]`
		return true
	}
	return c == DeadlineExceeded
}

func isCancelled(err error) bool { return errors.Is(err, context.Canceled) }

func notEnded(err error) bool { return !errors.Is(err, context.Canceled) }

func endedBoth(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

func endedTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.Is(err, context.Canceled) || errors.As(err, &t) && t.Timeout()
}

func endedLast() bool {
	_, err := next(context.Background())
	return errors.Is(err, context.Canceled)
}

// Not the whole answer.
func describe(err error) string {
	if errors.Is(err, context.Canceled) {
		return "cancelled"
	}
	return err.Error()
}

// The loop asks the context itself.
func retryAsks(ctx context.Context) error {
	for ctx.Err() == nil {
		if _, err := next(ctx); errors.Is(err, context.Canceled) {
			return err
		}
	}
	return ctx.Err()
}

func retryWatches(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		default:
		}
		if _, err := next(ctx); errors.Is(err, context.Canceled) {
			return
		}
	}
}

// No turn follows.
func once(ctx context.Context) error {
	for {
		_, err := next(ctx)
		if errors.Is(err, context.Canceled) {
			return nil
		}
		return err
	}
}

func skips(ctx context.Context, list []int) {
	for range list {
		if _, err := next(ctx); errors.Is(err, context.Canceled) {
			continue
		}
	}
}
