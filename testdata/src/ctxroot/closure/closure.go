// Package closure has literals between the context at hand and the root.
package closure

import (
	"context"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

func lookup(ctx context.Context) error { return ctx.Err() }

// Called where they stand, or before the call returns.

func called(ctx context.Context, ns []int) {
	func() {
		lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	}()
	slices.SortFunc(ns, func(a, b int) int {
		lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
		return a - b
	})
	each(ns, func(int) {
		lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
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
		lookup(context.Background())
	}(ctx)
}

// Joined by the function.

func joined(ctx context.Context) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return lookup(gctx) })
	g.Go(func() error {
		return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after gctx is canceled`
	})
	return g.Wait()
}

func waited(ctx context.Context) {
	var wg sync.WaitGroup
	wg.Go(func() { lookup(context.Background()) }) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	wg.Wait()
}

// Waited for another group.
func otherGroup(ctx context.Context, a, b *sync.WaitGroup) {
	a.Go(func() { lookup(context.Background()) })
	b.Wait()
	a.Done()
}

type pool struct{ wg sync.WaitGroup }

// The group lives elsewhere, and so may be waited for by others.
func (p *pool) add(ctx context.Context) {
	p.wg.Go(func() { lookup(context.Background()) })
	p.wg.Wait()
}

// The root is made outside, and used inside.
func captured(ctx context.Context) {
	c := context.Background() // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	func() { lookup(c) }()
}

func capturedLater(ctx context.Context) {
	c := context.Background()
	go func() { lookup(c) }()
}

// Package-level literals have a context at hand by their parameters only.
var handler = func(ctx context.Context) error {
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

var starter = func() error { return lookup(context.Background()) }

// What is at hand in the goroutine cannot be named where the root is made.
func unnameable(ctx context.Context) {
	c := context.Background()
	go func(inner context.Context) {
		<-inner.Done()
		lookup(c)
	}(ctx)
}

// A function that is only ever started.

func starts(ctx context.Context) { go background(ctx, 1) }

func background(ctx context.Context, n int) {
	c := context.Background()
	lookup(c)
}

func startsAndCalls(ctx context.Context) {
	go sometimes(ctx)
	sometimes(ctx)
}

func sometimes(ctx context.Context) {
	lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// Own parameters come first.
func ownCalled(ctx context.Context) {
	func(inner context.Context) {
		lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after inner is canceled`
	}(ctx)
}
