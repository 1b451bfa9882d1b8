// Package alias has the package and the type under other names.
package alias

import (
	stdctx "context"
	"database/sql"
)

type ctxType = stdctx.Context

func renamed(ctx ctxType, db *sql.DB, run func(func(ctxType) error)) {
	run(func(own ctxType) error {
		return db.PingContext((ctx)) // want `db\.PingContext gets \(ctx\) from outside`
	})
}
