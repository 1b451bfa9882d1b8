package alias

import (
	. "context"
	stdctx "context"
	"database/sql"
)

type key struct{}

type handle = *sql.DB

func f(ctx Context, db handle) {
	_ = WithValue(ctx, key{}, db)        // want `a database handle`
	_ = stdctx.WithValue(ctx, key{}, db) // want `a database handle`
}
