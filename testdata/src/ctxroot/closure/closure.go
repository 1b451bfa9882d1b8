// Package closure has literals between the context at hand and the root.
package closure

import (
	"context"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

func work(ctx context.Context) error { return ctx.Err() }

// Called where they stand, or before the call returns.

func called(ctx context.Context, ns []int) {
	func() {
		work(context.Background()) // want `work gets context\.Background\(\), so it keeps running after ctx is canceled`
	}()
	slices.SortFunc(ns, func(a, b int) int {
		work(context.Background()) // want `work gets context\.Background\(\), so it keeps running after ctx is canceled`
		return a - b
	})
	each(ns, func(int) {
		work(context.Background()) // want `work gets context\.Background\(\), so it keeps running after ctx is canceled`
	})
}

func each(ns []int, f func(int)) {
	for _, n := range ns {
		f(n)
	}
}

// What a goroutine gets as a parameter lives no longer for that.
func own(ctx context.Context) {
	go func(inner context.Context) {
		work(context.Background())
	}(ctx)
}

// Joined by the function.

func joined(ctx context.Context) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return work(gctx) })
	g.Go(func() error {
		return work(context.Background()) // want `work gets context\.Background\(\), so it keeps running after gctx is canceled`
	})
	return g.Wait()
}

func waited(ctx context.Context) {
	var wg sync.WaitGroup
	wg.Go(func() { work(context.Background()) }) // want `work gets context\.Background\(\), so it keeps running after ctx is canceled`
	wg.Wait()
}

// Waited for another group.
func otherGroup(ctx context.Context, a, b *sync.WaitGroup) {
	a.Go(func() { work(context.Background()) })
	b.Wait()
	a.Done()
}

type pool struct{ wg sync.WaitGroup }

// The group lives elsewhere, and so may be waited for by others.
func (p *pool) add(ctx context.Context) {
	p.wg.Go(func() { work(context.Background()) })
	p.wg.Wait()
}

// The root is made outside, and used inside.
func captured(ctx context.Context) {
	c := context.Background() // want `work gets context\.Background\(\), so it keeps running after ctx is canceled`
	func() { work(c) }()
}

func capturedLater(ctx context.Context) {
	c := context.Background()
	go func() { work(c) }()
}

// Package-level literals have a context at hand by their parameters only.
var handler = func(ctx context.Context) error {
	return work(context.Background()) // want `work gets context\.Background\(\), so it keeps running after ctx is canceled`
}

var starter = func() error { return work(context.Background()) }

// What is at hand in the goroutine cannot be named where the root is made.
func unnameable(ctx context.Context) {
	c := context.Background()
	go func(inner context.Context) {
		<-inner.Done()
		work(c)
	}(ctx)
}

// A function that is only ever started.

func starts(ctx context.Context) { go background(ctx, 1) }

func background(ctx context.Context, n int) {
	c := context.Background()
	work(c)
}

func startsAndCalls(ctx context.Context) {
	go sometimes(ctx)
	sometimes(ctx)
}

func sometimes(ctx context.Context) {
	work(context.Background()) // want `work gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// Own parameters come first.
func ownCalled(ctx context.Context) {
	func(inner context.Context) {
		work(context.Background()) // want `work gets context\.Background\(\), so it keeps running after inner is canceled`
	}(ctx)
}
