package generated

import (
	"context"
	"database/sql"
)

func written(ctx context.Context, db *sql.DB) {
	once.Do(func() { db.PingContext(ctx) }) // want `db\.PingContext serves all callers of once\.Do`
}
