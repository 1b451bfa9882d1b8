// Package beside has bare sends and receives beside what watches the context.
package beside

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"
)

func ask(ctx context.Context) error { return ctx.Err() }

// The loop is meant to end with ctx.
func forward(ctx context.Context, in <-chan int, out chan<- int) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case n := <-in:
			if n > 0 {
				out <- n // want `this send blocks until somebody receives from out, even after ctx is done, which only the select around it watches; select on ctx\.Done\(\) as well`
			}
		}
	}
}

func acknowledged(ctx context.Context, in, ack <-chan int) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-in:
			<-ack
		}
	}
}

// No loop, or another context: no more than category all.
func once(ctx context.Context, in <-chan int, out chan<- int) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case n := <-in:
		out <- n
	}
	return nil
}

// Not within the select.
func behind(ctx context.Context, in <-chan int, out chan<- int) error {
	for {
		var n int
		select {
		case <-ctx.Done():
			return ctx.Err()
		case n = <-in:
		}
		out <- n
	}
}

// There may be room for all that is ever sent.
type ring struct{ ready chan int }

func newRing(all []int) *ring { return &ring{ready: make(chan int, len(all))} }

func (r *ring) run(ctx context.Context, each time.Duration) {
	t := time.NewTicker(each)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-r.ready:
			_ = ask(ctx)
			r.ready <- n
		case <-t.C:
		}
	}
}

// A group ends its context when one of its goroutines has failed.
func workers(ctx context.Context, in, out chan int) error {
	g, gctx := errgroup.WithContext(ctx)
	for range 4 {
		g.Go(func() error {
			for n := range in {
				if err := ask(gctx); err != nil {
					return err
				}
				out <- n // want `this send blocks until somebody receives from out, even after gctx is done, as it is once another goroutine of the group fails`
			}
			return nil
		})
	}
	return g.Wait()
}

// A goroutine that is not the group's.
func starter(ctx context.Context, out chan int) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return ask(gctx) })
	go func() {
		if ask(gctx) == nil {
			out <- 1
		}
	}()
	return g.Wait()
}
