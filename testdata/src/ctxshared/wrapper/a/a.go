// Package a has the work.
package a

import (
	"context"
	"database/sql"
)

type key struct{}

// Load observes its context through a helper.
func Load(ctx context.Context, db *sql.DB) error { return ping(ctx, db) }

func ping(ctx context.Context, db *sql.DB) error { return db.PingContext(ctx) }

// Note only reads values.
func Note(ctx context.Context) error {
	_ = ctx.Value(key{})
	return nil
}

// Detach returns a context that outlives ctx.
func Detach(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }
