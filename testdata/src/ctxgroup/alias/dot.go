package alias

import (
	. "context"
	"database/sql"

	. "golang.org/x/sync/errgroup"
)

func dotted(ctx Context, db *sql.DB) error {
	g, gctx := WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return db.PingContext(gctx) // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so db\.PingContext returns immediately`
}
