package unheard

import (
	"context"
	"time"
)

func work(ctx context.Context) (int, error) { return 0, ctx.Err() }

// The failure is sent where nobody listens.
func nobody(ctx context.Context) (int, error) {
	done := make(chan int, 1)
	failed := make(chan error)
	go func() {
		n, err := work(ctx)
		if err != nil {
			failed <- err // want `nothing receives from failed, so the goroutine that sends on it blocks here forever; receive from failed where nobody waits .*\[hang\]$`
			return
		}
		done <- n
	}()
	select {
	case n := <-done:
		return n, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// There is room for it.
func room(ctx context.Context) (int, error) {
	done := make(chan int, 1)
	failed := make(chan error, 1)
	go func() {
		n, err := work(ctx)
		if err != nil {
			failed <- err
			return
		}
		done <- n
	}()
	select {
	case n := <-done:
		return n, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// Somebody else may receive.
func passed(ctx context.Context, watch func(<-chan error)) {
	failed := make(chan error)
	go func() {
		if _, err := work(ctx); err != nil {
			failed <- err // want `\[unwatched\?\]$`
		}
	}()
	watch(failed)
}

// A send that does not insist.
func tried(ctx context.Context) {
	failed := make(chan error)
	go func() {
		if _, err := work(ctx); err != nil {
			select {
			case failed <- err:
			default:
			}
		}
	}()
	<-ctx.Done()
}

type answer struct {
	n   int
	err error
}

func ask(ctx context.Context) chan answer {
	c := make(chan answer) // want `the goroutine that sends on c leaks if first takes case <-ctx.Done\(\), because c has no buffer for the answer; write make\(chan answer, 1\).*\[hang\]$`
	go func() {
		defer close(c)
		n, err := work(ctx)
		c <- answer{n, err}
	}()
	return c
}

func first(ctx context.Context) (int, error) {
	a := ask(ctx)
	select {
	case got := <-a:
		return got.n, got.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// Asked in the select itself, and for a second only.
func askTimed(ctx context.Context) <-chan answer {
	c := make(chan answer) // want `leaks if timed takes case <-time.After\(time.Second\), because c has no buffer for the answer`
	go func() {
		n, err := work(ctx)
		c <- answer{n, err}
	}()
	return c
}

func timed(ctx context.Context) (int, error) {
	select {
	case got := <-askTimed(ctx):
		return got.n, got.err
	case <-time.After(time.Second):
		return 0, context.DeadlineExceeded
	}
}

// With room for the answer, nobody has to come for it.
func askRoom(ctx context.Context) chan answer {
	c := make(chan answer, 1)
	go func() {
		n, err := work(ctx)
		c <- answer{n, err}
	}()
	return c
}

func second(ctx context.Context) (int, error) {
	a := askRoom(ctx)
	select {
	case got := <-a:
		return got.n, got.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// The goroutine looks at the context as well.
func askBoth(ctx context.Context) chan answer {
	c := make(chan answer)
	go func() {
		n, err := work(ctx)
		select {
		case c <- answer{n, err}:
		case <-ctx.Done():
		}
	}()
	return c
}

func third(ctx context.Context) (int, error) {
	a := askBoth(ctx)
	select {
	case got := <-a:
		return got.n, got.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// The caller waits for the answer, come what may.
func askPatient(ctx context.Context) chan answer {
	c := make(chan answer)
	go func() {
		n, err := work(ctx)
		c <- answer{n, err} // want `\[unwatched\?\]$`
	}()
	return c
}

func patient(ctx context.Context) (int, error) {
	a := askPatient(ctx)
	select {
	case got := <-a:
		return got.n, got.err
	case <-ctx.Done():
		<-a
		return 0, ctx.Err()
	}
}

// Whoever has the channel elsewhere may receive from it.
type asker struct{ last chan answer }

func (s *asker) askKept(ctx context.Context) chan answer {
	c := make(chan answer)
	s.last = c
	go func() {
		n, err := work(ctx)
		c <- answer{n, err} // want `\[unwatched\?\]$`
	}()
	return c
}

func (s *asker) kept(ctx context.Context) (int, error) {
	a := s.askKept(ctx)
	select {
	case got := <-a:
		return got.n, got.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func (s *asker) Close() { <-s.last }
