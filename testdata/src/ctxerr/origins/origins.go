// Package origins has errors of which it is known where they come from.
package origins

import (
	"context"
	"errors"
	"syscall"

	"ctxerr/origins/helper"
	"example.com/rpc"
	"google.golang.org/grpc"
)

type stream interface {
	Send(int) error
	grpc.ServerStream
}

func send(s stream) error {
	if err := s.Send(1); err != nil && err != context.Canceled { // want `s\.Send returns a gRPC status error, which never matches context\.Canceled; compare status\.Code\(err\) with codes\.Canceled.*\[compare\]`
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
	return err == context.DeadlineExceeded // want `== does not match a wrapped context\.DeadlineExceeded; use errors\.Is\(err, context\.DeadlineExceeded\)`
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
	return err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}

func swapped(err error) bool {
	return errors.Is(context.Canceled, err) // want `the arguments of errors\.Is are swapped, so it does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}

func swappedDirect(ctx context.Context) bool { return errors.Is(context.Canceled, ctx.Err()) }

// A client of another module that handles messages of gRPC may return statuses.
func hidden(c *rpc.Client) bool {
	_, err := c.Get(new(rpc.Request))
	return err == context.Canceled
}

func closed(c *rpc.Client) bool {
	return c.Close() == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(c\.Close\(\), context\.Canceled\)`
}

// A status that is kept in a field.
func kept(ctx context.Context, s helper.Stub) bool {
	_, err := helper.Wait(ctx, s).Result()
	return err == context.Canceled
}

func keptOther(ctx context.Context) bool {
	return helper.Kept(nil).Other() == context.Canceled // want `== does not match a wrapped context\.Canceled`
}

// The callback ends the walk, and widening would hide the end of the parent.
func first(ctx context.Context, s helper.Stub) (found string, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	err = helper.Walk(ctx, func(key string) error {
		found = key
		cancel()
		return nil
	})
	if err == context.Canceled { // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\).*assuming the error does not come from its own cancel.*\[compare\?\]`
		err = nil
	}
	return found, err
}

// Nothing cancels it before it is compared.
func never() error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if err := helper.Walk(ctx, nil); err != nil && err != context.Canceled { // want `!= does not match a wrapped context\.Canceled; use !errors\.Is\(err, context\.Canceled\).*assuming something cancels the context passed to helper\.Walk.*\[compare\?\]`
		return err
	}
	return nil
}

func stopped(stop <-chan int) bool {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-stop
		cancel()
	}()
	return helper.Walk(ctx, nil) == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(helper\.Walk\(ctx, nil\), context\.Canceled\).*\[compare\]`
}

func named(ctx context.Context, s helper.Stub) bool {
	return helper.Named(ctx, s) == context.Canceled || helper.Set(ctx, s) == context.Canceled // want `errors\.Is\(helper\.Set`
}

// In a field of what a function made that got no end.
type listing struct{ err error }

func list(ctx context.Context) *listing { return &listing{helper.Walk(ctx, nil)} }

func listed() bool {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	l := list(ctx)
	err := l.err
	return err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\).*assuming something cancels the context passed to list`
}
