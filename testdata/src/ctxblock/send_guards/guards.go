// Package guards holds senders for whom somebody stays.
package guards

import (
	"context"
	"errors"
	"sync"
	"time"
)

func ask() (int, error) { return 0, nil }

func buffered(ctx context.Context) {
	done := make(chan error, 1)
	go func() {
		_, err := ask()
		done <- err
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// A caller elsewhere may receive.
func Returned(ctx context.Context) chan error {
	done := make(chan error)
	go func() {
		_, err := ask()
		done <- err // want `this send blocks until somebody receives from done, even after ctx is done.*\[unwatched\?\]`
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return done
}

// The sender gives up as well.
func selects(ctx context.Context) {
	done := make(chan error)
	go func() {
		_, err := ask()
		select {
		case done <- err:
		case <-ctx.Done():
		}
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// The receiver comes back for it.
func waitsAfter(ctx context.Context, stop func()) error {
	done := make(chan error)
	go func() {
		_, err := ask()
		done <- err
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		stop()
		return <-done
	}
}

func deferred(ctx context.Context) error {
	done := make(chan error)
	defer func() { <-done }()
	go func() {
		_, err := ask()
		done <- err
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return ctx.Err()
}

func drained(ctx context.Context) error {
	done := make(chan error)
	go func() {
		_, err := ask()
		done <- err
	}()
	select {
	case <-done:
	case <-ctx.Done():
		go func() { <-done }()
	}
	return ctx.Err()
}

// The other channel may tell that the goroutine is done: it is made here, ...
func otherChannel() {
	done, stopped := make(chan error), make(chan struct{})
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		_, err := ask()
		done <- err
	}()
	go func() {
		wg.Wait()
		close(stopped)
	}()
	select {
	case <-done:
	case <-stopped:
	}
}

// ... the goroutine closes it, ...
func closesOther(stopped chan struct{}) {
	done := make(chan error)
	go func() {
		_, err := ask()
		if err != nil {
			close(stopped)
		}
		done <- err
	}()
	select {
	case <-done:
	case <-stopped:
	}
}

// ... or it brings a value, which may be an answer to the same question.
func answers(other chan error) {
	done := make(chan error)
	go func() {
		_, err := ask()
		done <- err
	}()
	select {
	case <-done:
	case <-other:
	}
}

func method(s *server) {
	done := make(chan error)
	go func() {
		_, err := ask()
		done <- err
		<-s.stopped()
	}()
	select {
	case <-done:
	case <-s.stopped():
	}
}

type server struct{ stop chan struct{} }

func (s *server) stopped() <-chan struct{} { return s.stop }

func loops(ctx context.Context) {
	done := make(chan error)
	go func() {
		_, err := ask()
		done <- err
	}()
	for {
		select {
		case <-done:
			return
		case <-time.After(time.Second):
		}
	}
}

// The same condition starts and receives.
func conditional(wait bool) error {
	done := make(chan error)
	if wait {
		go func() {
			_, err := ask()
			done <- err
		}()
	}
	if _, err := ask(); err != nil && !wait {
		return err
	}
	if wait {
		return <-done
	}
	return nil
}

// Before it was started.
func before() error {
	done := make(chan error)
	if _, err := ask(); err != nil {
		return err
	}
	go func() {
		_, err := ask()
		done <- err
	}()
	return <-done
}

func panics() error {
	done := make(chan error)
	go func() {
		_, err := ask()
		done <- err
	}()
	if _, err := ask(); err != nil {
		panic(errors.New("no way on"))
	}
	return <-done
}

// A goroutine that others may start, too.
func stored(ctx context.Context, run func(func())) {
	done := make(chan error)
	run(func() {
		_, err := ask()
		done <- err
	})
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// Two senders, one of which is heard.
func two(ctx context.Context) {
	done := make(chan error) // want `the goroutines that send on done leak once the first value is received, because done has no buffer for them; write make\(chan error, 2\)`
	go func() { done <- nil }()
	go func() { done <- ctx.Err() }()
	<-done
}

// A range ends when the channel is closed.
func ranged() int {
	out := make(chan int)
	go func() {
		out <- 1
		close(out)
	}()
	n := 0
	for v := range out {
		n += v
	}
	return n
}
