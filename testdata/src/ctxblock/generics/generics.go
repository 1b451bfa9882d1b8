// Package generics has channels of type parameters.
package generics

import "context"

type queue[T any] struct {
	ctx context.Context
	in  chan T
}

func newQueue[T any](ctx context.Context, f func(T)) *queue[T] {
	q := &queue[T]{ctx: ctx, in: make(chan T)}
	go q.run(f)
	return q
}

func (q *queue[T]) run(f func(T)) {
	for {
		select {
		case v := <-q.in:
			f(v)
		case <-q.ctx.Done():
			return
		}
	}
}

func (q *queue[T]) put(v T) {
	q.in <- v // want `nothing receives from q\.in once q\.ctx is done, so this send blocks forever`
}

func send[C context.Context, T any](ctx C, out chan<- T, v T) error {
	out <- v
	return ctx.Err()
}

func receive[T any](ctx context.Context, in <-chan T) (T, error) {
	v := <-in
	return v, ctx.Err()
}
