// Package client has clients that keep the context of who made them.
package client

import (
	"context"
	"database/sql"
)

type Client struct {
	ctx context.Context // want `every later call of Ping uses the context stored in field ctx of Client, so its caller can neither cancel it nor set a deadline; give it a parameter ctx context\.Context.*\[stored\]`
	db  *sql.DB
}

func New(ctx context.Context, db *sql.DB) *Client { return &Client{ctx: ctx, db: db} }

func (c *Client) Ping() error { return c.db.PingContext(c.ctx) }

// Silent: it may be one piece of work.
type Rows struct {
	ctx context.Context
	db  *sql.DB
}

func NewRows(ctx context.Context, db *sql.DB) *Rows { return &Rows{ctx: ctx, db: db} }

func (r *Rows) Next() bool { return r.db.PingContext(r.ctx) == nil }

// Made and used within one call.
type local struct {
	ctx context.Context
	db  *sql.DB
}

func newLocal(ctx context.Context, db *sql.DB) *local { return &local{ctx: ctx, db: db} }

func (l *local) ping() error { return l.db.PingContext(l.ctx) }

func use(ctx context.Context, db *sql.DB) error { return newLocal(ctx, db).ping() }
