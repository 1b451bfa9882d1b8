package generics

import "context"

func run[T any](v T) T {
	ctx := context.WithValue(context.Background(), &v, v)
	<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
	return v
}

func given[C context.Context](ctx C) { <-ctx.Done() }
