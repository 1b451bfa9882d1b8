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
		case <-ctx.Done(): // want `the loop spins on this select once ctx is done, because the case is empty; return ctx\.Err\(\), or break out of the loop with a label`
		case <-q.in:
		}
	}
}
