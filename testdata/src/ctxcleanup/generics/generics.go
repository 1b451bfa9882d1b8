// Package generics has contexts of parameterised types, and generic callees.
package generics

import "context"

type store[T any] struct{ v T }

func (s store[T]) Save(ctx context.Context) error { return ctx.Err() }

func save[T any](ctx context.Context, v T) error { return ctx.Err() }

func done[T any](ctx context.Context, s store[T]) error {
	<-ctx.Done()
	if err := save(ctx, s.v); err != nil { // want `ctx is already done here \(line \d+\), so save returns immediately`
		return err
	}
	return s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
}

func constrained[C context.Context](ctx C) error {
	<-ctx.Done()
	return save[int](ctx, 1) // want `ctx is already done here \(line \d+\), so save\[int\] returns immediately.*\[dead\]`
}

func alive[C context.Context](ctx C) error { return save(ctx, 1) }
