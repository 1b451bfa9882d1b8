package alias

import (
	. "context"
	"database/sql"
)

func dotted(ctx Context, db *sql.DB, run func(func(Context) error)) {
	run(func(own Context) error {
		return db.PingContext(ctx) // want `db\.PingContext gets ctx from outside`
	})
}
