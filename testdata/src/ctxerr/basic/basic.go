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
	return err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\).*\[compare\]`
}

func unequal(ctx context.Context) error {
	if err := work(ctx); err != nil && err != context.Canceled { // want `!= does not match a wrapped context\.Canceled; use !errors\.Is\(err, context\.Canceled\)`
		return err
	}
	return nil
}

func turned(err error) bool {
	return context.DeadlineExceeded == err // want `== does not match a wrapped context\.DeadlineExceeded; use errors\.Is\(err, context\.DeadlineExceeded\)`
}

func field(c call) bool {
	return (c.err) == (context.Canceled) // want `== does not match a wrapped \(context\.Canceled\); use errors\.Is\(\(c\.err\), \(context\.Canceled\)\)`
}

func called(ctx context.Context) bool {
	return work(ctx) == context.Canceled // want `use errors.Is\(work\(ctx\), context.Canceled\)`
}

func both(err error) bool {
	return err == context.Canceled || // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
		err == context.DeadlineExceeded // want `== does not match a wrapped context\.DeadlineExceeded; use errors\.Is\(err, context\.DeadlineExceeded\)`
}

// One of the ways here leads from a call.
func either(ctx context.Context, first bool) bool {
	var err error
	if first {
		err = ctx.Err()
	} else {
		err = work(ctx)
	}
	return err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}

func overwritesCanceled(err error) bool {
	return errors.As(err, &context.Canceled) // want `errors\.As matches any error here and overwrites context\.Canceled with it for the whole program; use errors\.Is\(err, context\.Canceled\).*\[compare\]`
}

func overwritesToo(err error) bool {
	return !errors.As(err, (&context.DeadlineExceeded)) // want `overwrites context.DeadlineExceeded`
}

func same(a, b context.Context) bool {
	return a == b // want `a and b differ as soon as one is derived, even if they are canceled together; compare a value they carry instead.*assuming .*\[compare\?\]`
}

func sameDerived(a, b context.Context) bool {
	a = context.WithValue(a, new(int), 1)
	return b != a // want `b and a differ as soon as one is derived`
}

func root(ctx context.Context) bool {
	return ctx == context.Background() // whether it has been derived from cannot be told
}

func todo(ctx context.Context) bool {
	return context.TODO() != ctx
}
