// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
	"time"
)

func bad(ctx context.Context, db *sql.DB, slow bool, query string) error {
	var err error
	var cancel context.CancelFunc
	if slow {
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		err = db.PingContext(ctx)
		cancel()
	}
	_, err = db.ExecContext(ctx, query) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then db\.ExecContext returns immediately`
	return err
}

func good(ctx context.Context, db *sql.DB, slow bool, query string) error {
	var err error
	if slow {
		pingCtx, cancel := context.WithTimeout(ctx, time.Second)
		err = db.PingContext(pingCtx)
		cancel()
	}
	_, err = db.ExecContext(ctx, query) // good
	return err
}
