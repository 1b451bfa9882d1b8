package adapter

import (
	"context"
	"database/sql"
)

// A method that is given to others as a value can't have a context.
type Scan struct {
	ctx context.Context
	db  *sql.DB
}

func NewScan(ctx context.Context, db *sql.DB) *Scan { return &Scan{ctx: ctx, db: db} }

func (s *Scan) one(id string) { s.db.ExecContext(s.ctx, id) }

func (s *Scan) All(each func(func(string))) { each(s.one) }

func (s *Scan) One(id string) { s.one(id) }

// A reader can't have one either, nor what it calls.
type parts struct {
	ctx  context.Context
	db   *sql.DB
	left int
}

func newParts(ctx context.Context, db *sql.DB) *parts { return &parts{ctx: ctx, db: db} }

func (p *parts) Read(b []byte) (int, error) { return len(b), p.open(p.left) }

func (p *parts) open(i int) error { return p.db.PingContext(p.ctx) }
