package good

import (
	"context"
	"database/sql"
)

func handle(ctx context.Context, db *sql.DB) error {
	return save(ctx, db)
}

func save(ctx context.Context, db *sql.DB) error { return nil }
