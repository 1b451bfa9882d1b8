package generics

import "context"

func pipe[C context.Context, T any](ctx C, in, out chan T) (T, error) {
	for {
		select {
		case <-ctx.Done():
			break // want `break leaves only the select`
		case v := <-in:
			out <- v
		}
	}
}

type queue[T any] struct{ in chan T }

func (q *queue[T]) run(ctx context.Context) ([]T, error) {
	for {
		select {
		case <-ctx.Done(): // want `the arm is empty; return ctx.Err`
		case <-q.in:
		}
	}
}
