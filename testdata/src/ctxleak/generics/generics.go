// Package generics has type parameters.
package generics

import "context"

func derive[C context.Context](c C) (context.Context, context.CancelFunc) {
	return context.WithCancel(c)
}

func discards[C context.Context](c C) {
	d, _ := derive(c) // want `the cancel function of derive is discarded`
	<-d.Done()
}

func instantiated(c context.Context) {
	d, _ := derive[context.Context](c) // want `the cancel function of derive\[context.Context\] is discarded`
	<-d.Done()
}

func onePath[T comparable](c context.Context, a, b T) {
	d, cancel := context.WithCancel(c) // want `cancel is not called before a return; defer it`
	if a == b {
		return
	}
	<-d.Done()
	cancel()
}

type box[T any] struct {
	value  T
	cancel context.CancelFunc
	unread context.CancelFunc
}

func (b *box[T]) close() { b.cancel() }

func fill[T any](c context.Context, b *box[T]) {
	_, b.cancel = context.WithCancel(c)
	_, b.unread = context.WithCancel(c) // want `the cancel function of context.WithCancel is stored in the field b.unread, which no code calls`
}

// Not a context: Value is about other types.
type other[K any] interface {
	context.Context
	Value2(K) K
}

type notContext[K any] interface {
	Done() <-chan struct{}
	Err() error
	Value(K) K
}

func notDerived[K any](maker interface {
	With(K) (notContext[K], func())
}, k K) {
	_, _ = maker.With(k)
}
