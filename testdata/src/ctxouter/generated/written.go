package generated

import (
	"context"
	"database/sql"
)

func written(ctx context.Context, db *sql.DB) error {
	return run(ctx, func(own context.Context) error { return db.PingContext(ctx) }) // want `db\.PingContext gets ctx from outside`
}
