// Package origins has errors of which it is known where they come from.
package origins

import (
	"context"
	"errors"
	"syscall"

	"ctxerr/origins/helper"
	"google.golang.org/grpc"
)

type stream interface {
	Send(int) error
	grpc.ServerStream
}

func send(s stream) error {
	if err := s.Send(1); err != nil && err != context.Canceled { // want `s\.Send returns a gRPC status, which never is context\.Canceled, wrapped or not; compare status\.Code\(err\) with codes\.Canceled \(ctxerr\) \[compare\]`
		return err
	}
	return nil
}

func call(ctx context.Context, s helper.Stub) bool {
	_, err := s.Get(ctx, "k")
	return err == context.DeadlineExceeded // want `compare status\.Code\(err\) with codes\.DeadlineExceeded`
}

// What hands a status on as it is has no wrapped error either.
func through(ctx context.Context, s helper.Stub) bool {
	_, err := helper.Get(ctx, s, "k")
	return err == context.DeadlineExceeded
}

func found(ctx context.Context, s helper.Stub) bool {
	_, err := helper.Find(ctx, s, "k")
	return err == context.DeadlineExceeded // want `== misses a wrapped context\.DeadlineExceeded`
}

// A helper that returns what its function returns.
func again(ctx context.Context, fd int, b []byte) bool {
	err := helper.Again(func() error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		_, err := syscall.Read(fd, b)
		return err
	})
	return err == context.Canceled
}

func againWrapped(ctx context.Context, work func() error) bool {
	err := helper.Again(func() error { return work() })
	return err == context.Canceled // want `== misses a wrapped context\.Canceled`
}

func swapped(err error) bool {
	return errors.Is(context.Canceled, err) // want `errors\.Is looks for its second argument in its first, and misses a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}

func swappedDirect(ctx context.Context) bool { return errors.Is(context.Canceled, ctx.Err()) }
