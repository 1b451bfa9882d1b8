// Package closure has shared work in literals, and literals in it.
package closure

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"golang.org/x/sync/singleflight"
)

var (
	once  sync.Once
	group singleflight.Group
)

func around(db *sql.DB) func(context.Context) {
	return func(ctx context.Context) {
		once.Do(func() { db.PingContext(ctx) }) // want `db\.PingContext runs for all callers of once\.Do, but is not run again if the first caller's ctx is canceled`
	}
}

func inside(ctx context.Context, db *sql.DB, keys []string) {
	group.Do("", func() (any, error) {
		slices.ContainsFunc(keys, func(key string) bool {
			_, err := db.ExecContext(ctx, key) // want `db\.ExecContext runs for all callers of group\.Do, but fails for all of them if the first caller's ctx is canceled`
			return err != nil
		})
		return nil, func() error { return db.PingContext(ctx) }()
	})
}
