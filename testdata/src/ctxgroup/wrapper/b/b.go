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
	g.Go(func() error { return a.Load(ctx, db) }) // want `a\.Load goes on when another goroutine of g fails`
	g.Go(func() error { return a.Load(gctx, db) })
	if err := g.Wait(); err != nil {
		return err
	}
	if err := a.Note(gctx); err != nil {
		return err
	}
	return a.Load(gctx, db) // want `gctx ended when g\.Wait returned .* so a\.Load gives up at once; pass ctx`
}

func spans(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return a.Note(ctx) })
	g.Go(func() error { return a.Load(gctx, db) })
	g.Go(func() error {
		sctx := a.Span(ctx) // want `a\.Load goes on .* because ctx is not the group's context; use gctx`
		return a.Load(sctx, db)
	})
	g.Go(func() error {
		dctx := a.Detach(ctx)
		return a.Load(dctx, db)
	})
	return g.Wait()
}

func dropped(ctx context.Context, db *sql.DB) error {
	_, g := a.Limited(ctx, 3) // want `the group's context is dropped, so a\.Load goes on under ctx`
	g.Go(func() error { return a.Load(ctx, db) })
	return g.Wait()
}
