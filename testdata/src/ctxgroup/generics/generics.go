// Package generics has groups in functions and methods with type parameters.
package generics

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

type pinger interface{ PingContext(context.Context) error }

func each[T pinger](ctx context.Context, all []T) error {
	g, gctx := errgroup.WithContext(ctx)
	for _, one := range all {
		g.Go(func() error { return one.PingContext(ctx) }) // want `one\.PingContext does not stop when another goroutine of g fails, because ctx is not the group's context`
	}
	g.Go(func() error { return all[0].PingContext(gctx) })
	return g.Wait()
}

type set[C context.Context] struct{ db *sql.DB }

func (s set[C]) run(ctx C) error {
	g, _ := errgroup.WithContext(ctx) // want `the group's context is discarded, so s\.db\.PingContext, which uses ctx, does not stop when another goroutine of g fails`
	g.Go(func() error { return s.db.PingContext(ctx) })
	return g.Wait()
}

func do[T any](ctx context.Context, v T) error {
	<-ctx.Done()
	return ctx.Err()
}

func after(ctx context.Context) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return do(gctx, 1) })
	g.Wait()
	return do[string](gctx, "") // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so do\[string\] returns immediately`
}
