// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func load(ctx context.Context, db *sql.DB) error {
	_, err := db.Exec("…") // want `db\.Exec does not see ctx, so it goes on after ctx has ended; use db\.ExecContext`
	return err
}

func loadBounded(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "…") // good
	return err
}
