// Package adapter has types that are made to fit an interface without a
// context, or to be or carry one. All are silent.
package adapter

import (
	"context"
	"database/sql"
	"io"
	"net/http"
)

// An io.Reader has nowhere else to keep it.
type Reader struct {
	ctx context.Context
	db  *sql.DB
}

func NewReader(ctx context.Context, db *sql.DB) io.Reader { return &Reader{ctx, db} }

func (r *Reader) Read(p []byte) (int, error) { return 0, r.open(1) }

func (r *Reader) open(at int) error { return r.db.PingContext(r.ctx) }

// So has a http.RoundTripper.
type transport struct {
	ctx context.Context
	db  *sql.DB
}

func NewTransport(ctx context.Context, db *sql.DB) *transport { return &transport{ctx, db} }

func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	return nil, t.db.PingContext(t.ctx)
}

// A hidden type behind an interface of this module.
type Store interface{ Find(id int) error }

type store struct {
	ctx context.Context // want `Find uses the context stored in field ctx of store, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

func NewStore(ctx context.Context, db *sql.DB) Store { return &store{ctx, db} }

func (s *store) Find(id int) error { return s.db.PingContext(s.ctx) }

// Context is one.
type Context struct {
	context.Context
	db *sql.DB
}

func NewContext(ctx context.Context, db *sql.DB) *Context { return &Context{ctx, db} }

func (c *Context) Find(id int) error { return c.db.PingContext(c.Context) }

// Stream carries one, as a gRPC stream does.
type Stream struct {
	ctx context.Context
	db  *sql.DB
}

func NewStream(ctx context.Context, db *sql.DB) *Stream { return &Stream{ctx, db} }

func (s *Stream) Context() context.Context { return context.WithoutCancel(s.ctx) }

func (s *Stream) Find(id int) error { return s.db.PingContext(s.ctx) }
