package generics

import "context"

func Map[T, U any](in []T, f func(T) U, ctx context.Context) []U { // want `context comes after f in Map`
	_ = ctx
	return nil
}

func constrained[C context.Context](n int, ctx C) { _ = ctx } // want `context comes after n in constrained`

// A method cannot have type parameters: this is what stands for one.
func readAll[T any](r *Repo[T], ctx context.Context, out []T) error { return ctx.Err() }

func constrainedFirst[C context.Context](ctx C, n int) { _ = ctx }

type Repo[T any] struct{}

func (r Repo[T]) find(id T, ctx context.Context) error { return ctx.Err() } // want `context comes after id in find`

func each[T any](in []T, ctx context.Context) error { // want `context comes after in in each`
	return ctx.Err()
}

func use(ctx context.Context, r Repo[int]) {
	_ = r.find(1, ctx)
	_ = each([]int{1, 2}, ctx)
	_ = each[string](nil, ctx)
}
