package generics

import (
	"context"
	"database/sql"
)

type Repo[T any] struct {
	ctx context.Context // want `context stored in field ctx of Repo serves every later call of Find`
	db  *sql.DB
}

func NewRepo[T any](ctx context.Context, db *sql.DB) *Repo[T] {
	return &Repo[T]{ctx: ctx, db: db}
}

func (r *Repo[T]) Find(id T) error { return r.find(id) }

func (r *Repo[T]) find(id T) error { return r.db.PingContext(r.ctx) }

func (r *Repo[T]) Get(ctx context.Context, id T) error {
	return r.db.PingContext(r.ctx) // want `stored context r.ctx used in Get, which is given ctx`
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
