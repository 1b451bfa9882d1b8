// Package guards holds comparisons that are right as they are.
package guards

import (
	"context"
	"errors"
	"io"

	"golang.org/x/sync/semaphore"
)

func work(context.Context) error { return io.EOF }

// What a context says of itself is not wrapped.
func direct(ctx context.Context) bool { return ctx.Err() == context.Canceled }

func variable(ctx context.Context) bool {
	err := ctx.Err()
	return err != context.Canceled
}

func cause(ctx context.Context) bool { return context.Cause(ctx) == context.Canceled }

func causeKept(ctx context.Context) bool {
	err := context.Cause(ctx)
	return err == context.DeadlineExceeded
}

func either(a, b context.Context, first bool) bool {
	err := a.Err()
	if !first {
		err = b.Err()
	}
	return err == context.Canceled
}

// What a function of the package returns, if it returns nothing else.
func wait(ctx context.Context, done <-chan int) error {
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func again(ctx context.Context, done <-chan int) (int, error) {
	err := wait(ctx, done)
	return 0, err
}

func waited(ctx context.Context, done <-chan int) bool {
	err := wait(ctx, done)
	return err == context.Canceled
}

func waitedAgain(ctx context.Context, done <-chan int) bool {
	_, err := again(ctx, done)
	return err == context.Canceled
}

func given(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Canceled
	}
	return nil
}

func givenAsked(ctx context.Context) bool { return given(ctx) == context.Canceled }

// It is documented to return the context's error as it is.
func acquired(ctx context.Context, sem *semaphore.Weighted) bool {
	return sem.Acquire(ctx, 1) == context.Canceled
}

// One that may return others, is not followed.
func maybe(ctx context.Context) error {
	if err := work(ctx); err != nil {
		return err
	}
	return ctx.Err()
}

func mayBeWrapped(ctx context.Context) bool {
	return maybe(ctx) == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(maybe\(ctx\), context\.Canceled\)`
}

// The protocol of errors.Is.
type stopped struct{}

func (stopped) Error() string        { return "stopped" }
func (stopped) Is(target error) bool { return target == context.Canceled }

type holder struct{ last error }

func (h holder) Is(target error) bool {
	return h.last == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(h\.last, context\.Canceled\)`
}

func IsCanceled(target error) bool {
	return target == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(target, context\.Canceled\)`
}

// Unwrapped before.
func unwrapped(err error) bool { return errors.Unwrap(err) == context.Canceled }

func unwrappedKept(err error) bool {
	inner := rootCause(err)
	return inner == context.Canceled
}

func stepByStep(err error) bool {
	for err != nil {
		if err == context.Canceled {
			return true
		}
		err = errors.Unwrap(err)
	}
	return false
}

func rootCause(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

// A short cut before the question.
func shortCutCanceled(err error) bool {
	return err == context.Canceled || errors.Is(err, context.Canceled)
}

func otherCanceled(err, other error) bool {
	return err == context.Canceled || errors.Is(other, context.Canceled) // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}

func otherAnswer(err error) bool {
	return err == context.Canceled || errors.Is(err, context.DeadlineExceeded) // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}

// The question for a type of the program's own.
type canceled struct{ error }

func asType(err error) bool {
	var target canceled
	return errors.As(err, &target)
}

// Contexts that are compared to know one again.
var none = context.WithValue(context.Background(), new(int), 1)

type session struct{ ctx context.Context }

func marked(ctx context.Context) bool               { return ctx == none }
func (s *session) started(ctx context.Context) bool { return s.ctx == ctx }
func missing(ctx context.Context) bool              { return ctx == nil }

// The question whether something was added.
func changed(ctx context.Context, hook func(context.Context) context.Context) bool {
	return hook(ctx) != ctx
}

func changedBy(ctx context.Context, deeper bool) bool {
	before := ctx
	if deeper {
		ctx = context.WithValue(ctx, new(int), 1)
	}
	return ctx != before
}

// Whatever the error is, the context has ended.
func orEnded(ctx context.Context, err error) bool {
	return err == context.Canceled || (ctx.Err() != nil)
}

func andEnded(ctx context.Context, err error) bool {
	return err == context.Canceled && ctx.Err() != nil // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}
