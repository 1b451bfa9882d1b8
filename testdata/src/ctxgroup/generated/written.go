package generated

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

func written(ctx context.Context, db *sql.DB) error {
	g, _ := errgroup.WithContext(ctx) // want `the group's context is dropped`
	g.Go(func() error { return db.PingContext(ctx) })
	return g.Wait()
}
