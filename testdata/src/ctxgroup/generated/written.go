package generated

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

func written(ctx context.Context, db *sql.DB) error {
	g, _ := errgroup.WithContext(ctx) // want `the group's context is discarded, so db\.PingContext, which uses ctx, does not stop when another goroutine of g fails`
	g.Go(func() error { return db.PingContext(ctx) })
	return g.Wait()
}
