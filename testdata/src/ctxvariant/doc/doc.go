// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func load(ctx context.Context, db *sql.DB) error {
	_, err := db.Exec("…") // want `db\.Exec ignores ctx, so it keeps running after ctx is canceled; use db\.ExecContext`
	return err
}

func loadBounded(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "…") // good
	return err
}
