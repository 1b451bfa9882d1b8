package generics

import "context"

func Map[T, U any](in []T, f func(T) U, ctx context.Context) []U { // want `context\.Context comes after f in Map; make it the first parameter`
	_ = ctx
	return nil
}

func constrained[C context.Context](n int, ctx C) { _ = ctx } // want `context\.Context comes after n in constrained; make it the first parameter`

// A method cannot have type parameters: this is what stands for one.
func readAll[T any](r *Repo[T], ctx context.Context, out []T) error { return ctx.Err() }

func constrainedFirst[C context.Context](ctx C, n int) { _ = ctx }

type Repo[T any] struct{}

func (r Repo[T]) find(id T, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after id in find; make it the first parameter`

func each[T any](in []T, ctx context.Context) error { // want `context\.Context comes after in in each; make it the first parameter`
	return ctx.Err()
}

func use(ctx context.Context, r Repo[int]) {
	_ = r.find(1, ctx)
	_ = each([]int{1, 2}, ctx)
	_ = each[string](nil, ctx)
}
