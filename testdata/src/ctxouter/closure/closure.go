// Package closure has literals in literals.
package closure

import (
	"context"
	"database/sql"
	"slices"
)

func run(ctx context.Context, f func(context.Context) error) error { return f(ctx) }

func nested(ctx context.Context, db *sql.DB, keys []string) error {
	return run(ctx, func(own context.Context) error {
		slices.ContainsFunc(keys, func(key string) bool {
			_, err := db.ExecContext(ctx, key) // want `db\.ExecContext gets ctx from outside the callback, so it ignores the cancellation, deadline and values of own; pass own`
			return err != nil
		})
		return run(own, func(inner context.Context) error {
			return db.PingContext(own) // want `db\.PingContext gets own from outside the callback, so it ignores the cancellation, deadline and values of inner; pass inner`
		})
	})
}

func variable(ctx context.Context, db *sql.DB) error {
	f := func(own context.Context) error {
		return db.PingContext(ctx) // want `db\.PingContext gets ctx from outside`
	}
	return f(ctx)
}

func called(ctx context.Context, db *sql.DB) error {
	return func(own context.Context) error {
		return db.PingContext(ctx) // want `db\.PingContext gets ctx from outside`
	}(ctx)
}
