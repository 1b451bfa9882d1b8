// Package basic holds comparisons with the errors of contexts.
package basic

import (
	"context"
	"errors"
	"io"
)

func work(context.Context) error { return io.EOF }

type call struct{ err error }

func equal(ctx context.Context) bool {
	err := work(ctx)
	return err == context.Canceled // want `== misses a wrapped context.Canceled, .*; use errors.Is\(err, context.Canceled\) \(ctxerr\) \[compare\]`
}

func unequal(ctx context.Context) error {
	if err := work(ctx); err != nil && err != context.Canceled { // want `!= misses a wrapped context.Canceled, .* use !errors.Is\(err`
		return err
	}
	return nil
}

func turned(err error) bool {
	return context.DeadlineExceeded == err // want `== misses a wrapped context.DeadlineExceeded`
}

func field(c call) bool {
	return (c.err) == (context.Canceled) // want `== misses`
}

func called(ctx context.Context) bool {
	return work(ctx) == context.Canceled // want `use errors.Is\(work\(ctx\), context.Canceled\)`
}

func both(err error) bool {
	return err == context.Canceled || // want `misses a wrapped context.Canceled`
		err == context.DeadlineExceeded // want `misses a wrapped context.DeadlineExceeded`
}

// One of the ways here leads from a call.
func either(ctx context.Context, first bool) bool {
	var err error
	if first {
		err = ctx.Err()
	} else {
		err = work(ctx)
	}
	return err == context.Canceled // want `== misses`
}

func overwritesCanceled(err error) bool {
	return errors.As(err, &context.Canceled) // want `this is true for any error, and overwrites context.Canceled by it for the whole program; use errors.Is\(err, context.Canceled\) \(ctxerr\) \[compare\]`
}

func overwritesToo(err error) bool {
	return !errors.As(err, (&context.DeadlineExceeded)) // want `overwrites context.DeadlineExceeded`
}

func same(a, b context.Context) bool {
	return a == b // want `a and b differ as soon as one is derived, even if they end together; .* \[compare\]`
}

func sameDerived(a, b context.Context) bool {
	a = context.WithValue(a, new(int), 1)
	return b != a // want `b and a differ as soon as one is derived`
}

func root(ctx context.Context) bool {
	return ctx == context.Background() // want `a root that has got a value .*; ask Done\(\) == nil .* \[compare\?\]`
}

func todo(ctx context.Context) bool {
	return context.TODO() != ctx // want `no longer equal to this one`
}
