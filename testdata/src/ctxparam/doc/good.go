package doc

import (
	"context"
	"database/sql"
)

func handleGood(ctx context.Context, db *sql.DB) error { return loadGood(ctx, db) }

func loadGood(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "…")
	return err
}
