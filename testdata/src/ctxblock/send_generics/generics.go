package generics

import "context"

func await[T any](ctx context.Context, f func() T) (t T, err error) {
	c := make(chan T) // want `write make\(chan T, 1\)`
	go func() { c <- f() }()
	select {
	case t = <-c:
		return t, nil
	case <-ctx.Done():
		return t, ctx.Err()
	}
}
