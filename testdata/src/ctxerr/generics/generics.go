package generics

import "context"

type result[T any] struct {
	value T
	err   error
}

func (r result[T]) stopped() bool {
	return r.err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(r\.err, context\.Canceled\)`
}

func wait[T any](ctx context.Context, in <-chan T) (v T, err error) {
	select {
	case v = <-in:
		return v, nil
	case <-ctx.Done():
		return v, ctx.Err()
	}
}

func get[C context.Context, T any](ctx C, in <-chan T) (T, error) {
	var zero T
	select {
	case v := <-in:
		return v, nil
	case <-ctx.Done():
		return zero, ctx.Err()
	}
}

func asked(ctx context.Context, in <-chan int) bool {
	_, err := get(ctx, in)
	return err == context.Canceled
}

func same[T comparable](a, b T) bool { return a == b }
