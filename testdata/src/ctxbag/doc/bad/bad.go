package bad

import (
	"context"
	"database/sql"
)

type dbKey struct{}

func handle(ctx context.Context, db *sql.DB) error {
	return save(context.WithValue(ctx, dbKey{}, db)) // want `a database handle`
}

func save(ctx context.Context) error {
	_, ok := ctx.Value(dbKey{}).(*sql.DB)
	if !ok {
		return nil
	}
	return nil
}
