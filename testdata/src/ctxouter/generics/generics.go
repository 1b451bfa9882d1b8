// Package generics has callbacks of generic functions.
package generics

import (
	"context"
	"database/sql"
)

func do[T any](ctx context.Context, f func(context.Context) (T, error)) (T, error) { return f(ctx) }

func load(ctx context.Context, db *sql.DB) (int, error) {
	return do(ctx, func(own context.Context) (int, error) {
		return 1, db.PingContext(ctx) // want `db\.PingContext gets ctx from outside`
	})
}

func bound[C context.Context](ctx C, db *sql.DB) (int, error) {
	return do[int](ctx, func(own context.Context) (int, error) {
		return 1, db.PingContext(ctx) // want `db\.PingContext gets ctx from outside`
	})
}
