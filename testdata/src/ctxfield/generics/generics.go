package generics

import (
	"context"
	"database/sql"
)

type Repo[T any] struct {
	ctx context.Context // want `every later call of Find uses the context stored in field ctx of Repo, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewRepo[T any](ctx context.Context, db *sql.DB) *Repo[T] {
	return &Repo[T]{ctx: ctx, db: db}
}

func (r *Repo[T]) Find(id T) error { return r.find(id) }

func (r *Repo[T]) find(id T) error { return r.db.PingContext(r.ctx) }

func (r *Repo[T]) Get(ctx context.Context, id T) error {
	return r.db.PingContext(r.ctx) // want `Get uses r\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
}

// Watched is a lifetime, generic or not.
type Watched[T any] struct {
	ctx context.Context
	db  *sql.DB
}

func NewWatched[T any](ctx context.Context, db *sql.DB) *Watched[T] {
	return &Watched[T]{ctx: ctx, db: db}
}

func (w *Watched[T]) Find(id T) error { return w.db.PingContext(w.ctx) }

func (w *Watched[T]) Wait() { <-w.ctx.Done() }
