// Package doc has the example of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func handle(ctx context.Context, db *sql.DB) error { return load(db) }

func load(db *sql.DB) error {
	_, err := db.ExecContext(context.Background(), "…") // want `db\.ExecContext cannot be stopped, because load makes its own context\.Background although its caller has a context`
	return err
}
