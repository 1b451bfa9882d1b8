// Package limits has what the rule misses, or is silent about on purpose.
package limits

import (
	"context"
	"database/sql"
)

func run(ctx context.Context, f func(context.Context) error) error { return f(ctx) }

// Waiting for the outer context is often one of two ends.
func waits(ctx context.Context) error {
	return run(ctx, func(own context.Context) error {
		<-ctx.Done()
		return nil
	})
}

// Which context it is depends on the path.
func either(ctx, other context.Context, db *sql.DB, second bool) error {
	if second {
		ctx = other
	}
	return run(ctx, func(own context.Context) error { return db.PingContext(ctx) })
}
