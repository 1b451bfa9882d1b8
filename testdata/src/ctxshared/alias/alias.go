// Package alias has the packages under other names.
package alias

import (
	stdctx "context"
	"database/sql"
	. "sync"

	flight "golang.org/x/sync/singleflight"
)

type single = flight.Group

type ctxType = stdctx.Context

var (
	group single
	once  Once
)

func renamed(ctx ctxType, db *sql.DB) {
	group.Do("", func() (any, error) { return nil, db.PingContext((ctx)) }) // want `db\.PingContext runs for all callers of group\.Do, but fails for all of them if the first caller's \(ctx\) is canceled`
	(once).Do(func() { db.PingContext(ctx) })                               // want `db\.PingContext runs for all callers of \(once\)\.Do, but is not run again if the first caller's ctx is canceled`
}

func dotted(ctx ctxType, db *sql.DB) func() error {
	return OnceValue(func() error { return db.PingContext(ctx) }) // want `db\.PingContext runs for all callers of OnceValue, but fails for all of them if the first caller's ctx is canceled`
}
