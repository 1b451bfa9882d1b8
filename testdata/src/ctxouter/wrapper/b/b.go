// Package b gives it contexts.
package b

import (
	"context"
	"database/sql"

	"ctxouter/wrapper/a"
)

func run(ctx context.Context, f func(context.Context) error) { f(ctx) }

func use(ctx context.Context, db *sql.DB) {
	run(ctx, func(own context.Context) error {
		return a.Load(ctx, db) // want `a\.Load gets ctx from outside`
	})
	run(ctx, func(own context.Context) error {
		return a.Note(ctx)
	})
	run(ctx, func(own context.Context) error {
		span := a.Span(ctx) // want `a\.Load gets ctx from outside`
		return a.Load(span, db)
	})
	run(ctx, func(own context.Context) error {
		detached := a.Detach(ctx)
		return a.Load(detached, db)
	})
}
