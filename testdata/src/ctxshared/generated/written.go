package generated

import (
	"context"
	"database/sql"
)

func written(ctx context.Context, db *sql.DB) {
	once.Do(func() { db.PingContext(ctx) }) // want `db\.PingContext runs for all callers of once\.Do, but is not run again if the first caller's ctx is canceled`
}
