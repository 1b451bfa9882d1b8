// Package limits has what the rule misses, or is silent about on purpose.
package limits

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

// The goroutine is a method or a variable: its context can't be followed.
func elsewhere(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	work := func() error { return db.PingContext(ctx) }
	g.Go(work)
	g.Go(func() error { return db.PingContext(gctx) })
	return g.Wait()
}

// The receivers are in a function of their own.
func handed(ctx context.Context, jobs []string) error {
	g, gctx := errgroup.WithContext(ctx)
	ch := make(chan string)
	g.Go(func() error { return receive(gctx, ch) })
	for _, job := range jobs {
		ch <- job
	}
	close(ch)
	return g.Wait()
}

func receive(ctx context.Context, ch <-chan string) error {
	<-ch
	return ctx.Err()
}

type pool struct{ g *errgroup.Group }

// The group lives in a field.
func (p *pool) field(ctx context.Context, db *sql.DB) error {
	var gctx context.Context
	p.g, gctx = errgroup.WithContext(ctx)
	p.g.Go(func() error { return db.PingContext(ctx) })
	p.g.Wait()
	return db.PingContext(gctx)
}

// Nothing is said about a loop that asks the wrong context.
func polls(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		for ctx.Err() == nil {
			if err := db.PingContext(gctx); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

// The group is waited for on one path only.
func paths(ctx context.Context, db *sql.DB, wait bool) {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	if wait {
		g.Wait()
	}
}
