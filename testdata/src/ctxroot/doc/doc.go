// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"database/sql"
)

func bad(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(context.Background(), "…") // want `db\.ExecContext cannot be stopped by the caller, because it gets a new context\.Background although ctx is at hand`
	return err
}

func good(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "…") // good
	return err
}
