// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
	"time"
)

func load(ctx context.Context, db *sql.DB) error {
	_, cancel := context.WithTimeout(ctx, time.Second) // want `nothing uses the context that context\.WithTimeout returns, so the deadline limits nothing; pass it to db\.PingContext, which gets ctx`
	defer cancel()
	return db.PingContext(ctx)
}

func loadBounded(ctx context.Context, db *sql.DB) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return db.PingContext(ctx) // good: ends with the timeout
}
