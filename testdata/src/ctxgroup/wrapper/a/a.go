// Package a makes groups for others.
package a

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

// Limited returns a group for n goroutines at a time, with its context.
func Limited(ctx context.Context, n int) (context.Context, *errgroup.Group) {
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(n)
	return gctx, g
}

// Load observes its context through a helper.
func Load(ctx context.Context, db *sql.DB) error { return ping(ctx, db) }

func ping(ctx context.Context, db *sql.DB) error { return db.PingContext(ctx) }

// Note only reads values of its context.
func Note(ctx context.Context) error {
	_ = ctx.Value(key{})
	return nil
}

type key struct{}

// Span returns a context that ends with ctx.
func Span(ctx context.Context) context.Context { return context.WithValue(ctx, key{}, "span") }

// Detach returns a context that outlives ctx.
func Detach(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }
