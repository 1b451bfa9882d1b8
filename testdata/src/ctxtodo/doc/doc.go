// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func bad(db *sql.DB) error {
	return db.PingContext(context.TODO()) // want `context\.TODO in bad is a placeholder for a missing context; have it passed in, or use context\.Background if none belongs here`
}

func good(ctx context.Context, db *sql.DB) error {
	return db.PingContext(ctx) // good
}
