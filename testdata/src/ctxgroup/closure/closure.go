// Package closure has groups and their contexts in literals.
package closure

import (
	"context"
	"database/sql"
	"slices"

	"golang.org/x/sync/errgroup"
)

func nested(ctx context.Context, db *sql.DB) error {
	run := func(ctx context.Context) error {
		g, gctx := errgroup.WithContext(ctx)
		g.Go(func() error {
			return func() error { return db.PingContext(ctx) }() // want `db\.PingContext does not stop when another goroutine of g fails, because ctx is not the group's context`
		})
		g.Go(func() error { return db.PingContext(gctx) })
		return g.Wait()
	}
	return run(ctx)
}

func callback(ctx context.Context, db *sql.DB, keys []string) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error {
		slices.ContainsFunc(keys, func(key string) bool {
			_, err := db.ExecContext(ctx, key) // want `db\.ExecContext does not stop when another goroutine of g fails, because ctx is not the group's context`
			return err != nil
		})
		return nil
	})
	return g.Wait()
}

func late(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Wait()
	return func() error { return db.PingContext(gctx) }() // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so db\.PingContext returns immediately; pass ctx`
}

func deferred(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	defer func() {
		db.ExecContext(gctx, "done") // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so db\.ExecContext returns immediately; pass ctx`
	}()
	g.Go(func() error { return db.PingContext(gctx) })
	return g.Wait()
}

// A group in a goroutine of another: each has its own context.
func twice(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		h, hctx := errgroup.WithContext(gctx)
		h.Go(func() error { return db.PingContext(hctx) })
		h.Go(func() error { return db.PingContext(gctx) }) // want `because gctx is not the group's context; use hctx`
		return h.Wait()
	})
	return g.Wait()
}

type pacer struct {
	invoke func(func() error) error
	queue  []func()
}

func (p *pacer) call(f func() error) error { return p.invoke(f) }

func (p *pacer) later(f func()) { p.queue = append(p.queue, f) }

func spawn(f func()) { go f() }

// For a result somebody waits; what is queued or started has its own life.
func paced(ctx context.Context, db *sql.DB, p *pacer) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error {
		p.later(func() { db.PingContext(ctx) })
		spawn(func() { db.PingContext(ctx) })
		return p.call(func() error {
			return db.PingContext(ctx) // want `db\.PingContext does not stop when another goroutine of g fails, because ctx is not the group's context`
		})
	})
	return g.Wait()
}
