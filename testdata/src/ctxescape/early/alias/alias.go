// Package alias has other names for the packages and types.
package alias

import (
	std "context"
	. "database/sql"
	web "net/http"
	clock "time"
)

type (
	C    = std.Context
	Resp = web.Response
)

func response(ctx C, req *web.Request) (*Resp, error) {
	ctx, cancel := std.WithTimeout(ctx, clock.Second)
	defer cancel()
	return (web.DefaultClient.Do)((req.WithContext(ctx))) // want `the deferred cancel on line \d+ runs before the caller can use the result of web\.DefaultClient\.Do, which needs the context; read the body here, or call cancel in its Close`
}

func rows(ctx C, db *DB) (*Rows, error) {
	ctx, cancel := std.WithTimeout(ctx, clock.Second)
	defer cancel()
	rows, err := db.QueryContext(ctx, "SELECT 1")
	return (rows), err // want `the deferred cancel on line \d+ runs before the caller can use rows, which needs the context; scan it here, or return the cancel function with it`
}

// cancel is something else here.
func shadowed(ctx C, req *web.Request, cancel func()) (*Resp, error) {
	ctx, stop := std.WithTimeout(ctx, clock.Second)
	_ = stop
	defer cancel()
	return web.DefaultClient.Do(req.WithContext(ctx))
}
