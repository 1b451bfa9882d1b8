// Package doc has the examples of the rule's page.
package doc

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func fetch(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func save(ctx context.Context) error { return fetch(ctx) }

func bad(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return fetch(ctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return save(ctx) // want `ctx was canceled when g\.Wait returned on line \d+, with or without an error, so save returns immediately`
}

func good(ctx context.Context) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return fetch(gctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return save(ctx) // good
}
