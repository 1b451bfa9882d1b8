// Package switches holds switches over errors.
package switches

import (
	"context"
	"io"
)

func work(context.Context) error { return io.EOF }

func status(err error) int {
	switch err {
	case nil:
		return 200
	case context.Canceled: // want `this case compares with ==, which does not match a wrapped context\.Canceled; use case errors\.Is\(err, context\.Canceled\) in a switch without a tag.*\[compare\]`
		return 499
	case context.DeadlineExceeded, io.EOF:
		return 504
	default:
		return 500
	}
}

func inited(ctx context.Context) bool {
	switch err := work(ctx); err {
	case io.EOF, context.Canceled: // want `this case compares with ==, which does not match a wrapped context\.Canceled`
		return true
	}
	return false
}

// No fix: the call would be made for each case.
func called(ctx context.Context) bool {
	switch work(ctx) {
	case context.Canceled: // want `this case compares with ==, which does not match a wrapped context\.Canceled`
		return true
	}
	return false
}

func straight(ctx context.Context) bool {
	switch err := ctx.Err(); err {
	case context.Canceled:
		return true
	}
	return false
}

func canceled(err error) bool {
	switch {
	case err == context.Canceled: // want `use errors.Is`
		return true
	}
	return false
}

func others(err error, n int) bool {
	switch n {
	case 1:
		return true
	}
	switch err {
	case io.EOF:
		return true
	}
	return false
}
