// Package closure has literals between the end of a context and its use.
package closure

import (
	"context"
	"sync"
)

type store struct{}

func (store) Save(ctx context.Context) error { return ctx.Err() }

// What is dead where the literal stands is dead in it.

func called(ctx context.Context, s store) {
	<-ctx.Done()
	func() {
		s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
	}()
	go func() {
		s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
	}()
	defer func() {
		s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
	}()
}

// What ends in a literal ends there.

func inside(ctx context.Context, s store) {
	go func() {
		<-ctx.Done()
		s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
	}()
	s.Save(ctx)
}

func own(s store) func(context.Context) {
	return func(ctx context.Context) {
		if ctx.Err() != nil {
			s.Save(ctx) // want `ctx is already done here \(checked on line \d+\), so s\.Save returns immediately`
		}
	}
}

// A literal that cancels some time.
func later(parent context.Context, s store, wg *sync.WaitGroup) {
	ctx, cancel := context.WithCancel(parent)
	wg.Go(func() { cancel() })
	s.Save(ctx)
}

// Each turn has a context of its own.
func turns(parent context.Context, s store, n int) {
	for range n {
		func() {
			ctx, cancel := context.WithCancel(parent)
			defer cancel()
			s.Save(ctx)
		}()
	}
}

// Reassigned before the literal runs.
func fresh(ctx context.Context, s store) {
	<-ctx.Done()
	ctx = context.Background()
	func() { s.Save(ctx) }()
}

var stop = func(ctx context.Context, s store) {
	<-ctx.Done()
	s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
}

// A literal that a variable holds runs where it is called.
func byName(ctx context.Context, s store, fetched chan error) error {
	abort := func() {
		s.Save(ctx)
	}
	select {
	case <-ctx.Done():
		abort() // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
		return ctx.Err()
	case err := <-fetched:
		abort()
		return err
	}
}

func byNameDetached(ctx context.Context, s store) {
	abort := func(ctx context.Context) {
		s.Save(ctx)
	}
	<-ctx.Done()
	abort(context.WithoutCancel(ctx))
}
