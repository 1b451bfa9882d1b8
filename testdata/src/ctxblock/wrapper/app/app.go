// Package app calls functions of another package.
package app

import (
	"context"

	"ctxblock/wrapper/lib"
)

func waits(ctx context.Context, in chan int) error {
	<-in
	return lib.Ask(ctx)
}

// Lib only reads a value of the context.
func logs(ctx context.Context, in chan int) {
	<-in
	lib.Log(ctx)
}

// The goroutine ends with the context, in the other package.
func answer(ctx context.Context) error {
	done := make(chan error)
	go func() { done <- lib.Ask(ctx) }()
	return <-done
}

type future struct{ ready chan struct{} }

func newFuture() *future {
	f := &future{ready: make(chan struct{})}
	go func() { close(f.ready) }()
	return f
}

func (f *future) get() int {
	<-f.ready // want `this receive blocks until somebody sends on f\.ready or closes it, although every caller of get has a context`
	return 1
}

func caller(ctx context.Context) (int, error) {
	n := newFuture().get()
	return n, lib.Ask(ctx)
}
