// Package stream has streams and subscriptions that a function opens for itself.
package stream

import (
	"context"
	"errors"
)

// As protoc-gen-go-grpc makes it.
type client interface {
	Send(n int) error
	Recv() (int, error)
	CloseAndRecv() (int, error)
	CloseSend() error
	RecvMsg(m any) error
	SendMsg(m any) error
	Context() context.Context
}

type server interface{ Context() context.Context }

func dial(ctx context.Context) (client, error) { return nil, ctx.Err() }

func handle(n int) error { return nil }

func use(c client) {}

// A bad value ends the function, and not the stream.
func consume(ctx context.Context) error {
	s, err := dial(ctx) // want `the stream leaks until ctx is done if this function returns before the other side closes it; open it with a context of its own and defer its cancel`
	if err != nil {
		return err
	}
	for {
		n, err := s.Recv()
		if err != nil {
			return err
		}
		if err := handle(n); err != nil {
			return err
		}
	}
}

// The context of a stream that is served.
func proxy(from server) error {
	ctx := from.Context()
	to, err := dial(ctx) // want `the stream leaks until ctx is done if this function returns before the other side closes it`
	if err != nil {
		return err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		to.Send(1)
	}()
	<-done
	return nil
}

// The function ends it.
func bounded(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s, err := dial(ctx)
	if err != nil {
		return err
	}
	n, err := s.Recv()
	if err != nil {
		return err
	}
	return handle(n)
}

// Each way out is by the end of the stream.
func drained(ctx context.Context) error {
	s, err := dial(ctx)
	if err != nil {
		return err
	}
	for {
		if n, err := s.Recv(); err != nil {
			return err
		} else {
			handle(n)
		}
	}
}

// Others have it.
func handed(ctx context.Context) (client, error) {
	s, err := dial(ctx)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func given(ctx context.Context) error {
	s, err := dial(ctx)
	if err != nil {
		return err
	}
	use(s)
	return nil
}

// It waits for the answer, with which the stream ends.
func upload(ctx context.Context) error {
	s, err := dial(ctx)
	if err != nil {
		return err
	}
	s.Send(1)
	_, err = s.CloseAndRecv()
	return err
}

// A goroutine goes on with it.
func pump(ctx context.Context, out func(int)) error {
	s, err := dial(ctx)
	if err != nil {
		return err
	}
	go func() {
		for {
			n, err := s.Recv()
			if err != nil {
				return
			}
			out(n)
		}
	}()
	return nil
}

// A root ends nothing, which is another matter.
func detached() error {
	s, err := dial(context.Background())
	if err != nil {
		return err
	}
	return s.Send(1)
}

type hub struct{}

func (h *hub) Subscribe(ctx context.Context, ch chan<- int) {}

var errStopped = errors.New("stopped")

func follow(ctx context.Context, h *hub, stop <-chan struct{}) error {
	ch := make(chan int)
	h.Subscribe(ctx, ch) // want `the subscription leaks until ctx is done if this function returns earlier, and nothing receives from ch then`
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-stop:
			return errStopped
		case n := <-ch:
			handle(n)
		}
	}
}

// Nothing but the end of ctx ends the function.
func followOn(ctx context.Context, h *hub) error {
	ch := make(chan int)
	h.Subscribe(ctx, ch)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case n := <-ch:
			handle(n)
		}
	}
}

// Somebody else receives.
func forward(ctx context.Context, h *hub, ch chan int) error {
	h.Subscribe(ctx, ch)
	return handle(1)
}
