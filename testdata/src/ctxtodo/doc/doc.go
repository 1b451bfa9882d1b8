// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func bad(db *sql.DB) error {
	return db.PingContext(context.TODO()) // want `context\.TODO in bad stands for a context that is still missing; have it passed in, or say context\.Background if none belongs here`
}

func good(ctx context.Context, db *sql.DB) error {
	return db.PingContext(ctx) // good
}
