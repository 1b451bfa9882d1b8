// Package store makes roots for whoever asks.
package store

import (
	"context"
	"database/sql"
	"time"
)

type key struct{}

// Background is a root by another name.
func Background() context.Context { return context.Background() }

// Again is one at second hand.
func Again() context.Context { return Background() }

// Context is a root with a connection in it.
func Context() context.Context { return With(context.Background(), nil) }

// With puts a connection into ctx.
func With(ctx context.Context, db *sql.DB) context.Context {
	if ctx == nil {
		ctx = context.Background()
	}
	return context.WithValue(ctx, key{}, db)
}

// Short is a root with an end; that its parent is one, is told where it is made.
func Short() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), time.Minute)
}

// Apart is meant.
//
//ctxlint:detach
func Apart() context.Context { return context.Background() }

// A Service has a life.
type Service struct{ ctx context.Context }

// Life is no root.
func (s *Service) Life() context.Context { return s.ctx }

// Values has the values of the service, and no end.
func (s *Service) Values() context.Context { return context.WithoutCancel(s.ctx) }
