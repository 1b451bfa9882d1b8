// Package b uses the groups of another package.
package b

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"

	"ctxgroup/wrapper/a"
)

func wrapped(ctx context.Context, db *sql.DB) error {
	gctx, g := a.Limited(ctx, 3)
	g.Go(func() error { return a.Load(ctx, db) }) // want `a\.Load does not stop when another goroutine of g fails, because ctx is not the group's context`
	g.Go(func() error { return a.Load(gctx, db) })
	if err := g.Wait(); err != nil {
		return err
	}
	if err := a.Note(gctx); err != nil {
		return err
	}
	return a.Load(gctx, db) // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so a\.Load returns immediately; pass ctx`
}

func spans(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return a.Note(ctx) })
	g.Go(func() error { return a.Load(gctx, db) })
	g.Go(func() error {
		sctx := a.Span(ctx) // want `a\.Load does not stop when another goroutine of g fails, because ctx is not the group's context; use gctx`
		return a.Load(sctx, db)
	})
	g.Go(func() error {
		dctx := a.Detach(ctx)
		return a.Load(dctx, db)
	})
	return g.Wait()
}

func dropped(ctx context.Context, db *sql.DB) error {
	_, g := a.Limited(ctx, 3) // want `the group's context is discarded, so a\.Load, which uses ctx, does not stop when another goroutine of g fails`
	g.Go(func() error { return a.Load(ctx, db) })
	return g.Wait()
}
