// Package closure waits in literals.
package closure

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"
)

func ask(ctx context.Context) error { return ctx.Err() }

func called(ctx context.Context, out chan int) error {
	func() {
		out <- 1
	}()
	return ask(ctx)
}

func spawned(ctx context.Context, out chan int) error {
	go func() {
		out <- 1
	}()
	return ask(ctx)
}

func grouped(ctx context.Context, out chan int) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		if err := ask(ctx); err != nil {
			return err
		}
		out <- 1 // want `this send blocks until somebody receives from out, even after ctx is done, as it is once another goroutine of the group fails`
		return nil
	})
	return g.Wait()
}

// A goroutine of a group that has failed no longer receives.
func feeds(ctx context.Context, list []int) error {
	g, ctx := errgroup.WithContext(ctx)
	in := make(chan int)
	g.Go(func() error {
		for n := range in {
			if n < 0 {
				return context.Canceled
			}
		}
		return ask(ctx)
	})
	for _, n := range list {
		in <- n // want `nothing receives from in once the goroutines of g have failed, so this send blocks forever; select on ctx\.Done\(\) as well`
	}
	close(in)
	return g.Wait()
}

// A literal with a context of its own.
func own(out chan int) func(context.Context) error {
	return func(ctx context.Context) error {
		out <- 1
		return ask(ctx)
	}
}

// A deferred literal runs when all is over, and one that is kept at any time.
func later(ctx context.Context, out chan int) (func(), error) {
	defer func() { <-out }()
	return func() { out <- 1 }, ask(ctx)
}

// So does one that runs once for all callers.
func once(ctx context.Context, o *sync.Once, out chan int) error {
	o.Do(func() { out <- 1 })
	return ask(ctx)
}

// Nor if it watches the context of the group.
func watchers(ctx context.Context, list []int) error {
	g, ctx := errgroup.WithContext(ctx)
	in := make(chan int)
	g.Go(func() error {
		for {
			select {
			case <-in:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	})
	for _, n := range list {
		in <- n // want `nothing receives from in once ctx is done, so this send blocks forever`
	}
	return g.Wait()
}
