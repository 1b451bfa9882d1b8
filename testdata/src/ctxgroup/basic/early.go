package basic

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

// A return between Go and Wait tells what the context says, not what failed.
func returnsEarly(ctx context.Context, db *sql.DB, queries []string) error {
	g, gctx := errgroup.WithContext(ctx)
	for _, q := range queries {
		if err := db.PingContext(gctx); err != nil {
			return err // want `once a goroutine of g fails, the error of db\.PingContext hides the group's, and nothing waits for the others; return the error of g\.Wait\(\)`
		}
		g.Go(func() error {
			_, err := db.ExecContext(gctx, q)
			return err
		})
	}
	return g.Wait()
}

func beforeGo(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	if err := db.PingContext(gctx); err != nil {
		return err
	}
	g.Go(func() error { return db.PingContext(gctx) })
	return g.Wait()
}

func waitsFirst(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	if err := db.PingContext(gctx); err != nil {
		if werr := g.Wait(); werr != nil {
			return werr
		}
		return err
	}
	return g.Wait()
}

// It stops in two stages: what has the outer context goes on until the second.
func inStages(parent context.Context, db *sql.DB) error {
	outer, stop := context.WithCancel(parent)
	defer stop()
	g, gctx := errgroup.WithContext(outer)
	g.Go(func() error { return db.PingContext(outer) })
	g.Go(func() error { return db.PingContext(gctx) })
	<-gctx.Done()
	_ = db.PingContext(outer)
	stop()
	return g.Wait()
}
