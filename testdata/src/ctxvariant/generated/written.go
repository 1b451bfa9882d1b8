package generated

import (
	"context"
	"database/sql"
)

func written(ctx context.Context, db *sql.DB) error {
	return db.Ping() // want `db\.Ping ignores ctx, so it keeps running after ctx is canceled; use db\.PingContext`
}
