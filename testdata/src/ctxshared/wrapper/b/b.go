// Package b shares it.
package b

import (
	"context"
	"database/sql"

	"golang.org/x/sync/singleflight"

	"ctxshared/wrapper/a"
)

var group singleflight.Group

func use(ctx context.Context, db *sql.DB) {
	group.Do("load", func() (any, error) { return nil, a.Load(ctx, db) }) // want `a\.Load runs for all callers of group\.Do, but fails for all of them if the first caller's ctx is canceled`
	group.Do("note", func() (any, error) { return nil, a.Note(ctx) })
	group.Do("detach", func() (any, error) {
		detached := a.Detach(ctx)
		return nil, a.Load(detached, db)
	})
}
