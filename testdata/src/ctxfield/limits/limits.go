// Package limits has what the rule does not see, or leaves alone because it
// cannot tell.
package limits

import (
	"context"
	"database/sql"
)

// A field that nothing uses: what it is for is not to be seen.
type unused struct {
	ctx context.Context
}

// Set by Start, used by every call: it may be the object's life.
type Started struct {
	ctx context.Context
	db  *sql.DB
}

func (s *Started) Start(ctx context.Context) { s.ctx = ctx }

func (s *Started) Find(id int) error { return s.db.PingContext(s.ctx) }

// A map of contexts: elements are not followed.
type Sessions struct {
	ctxs map[string]context.Context
	db   *sql.DB
}

func NewSessions(db *sql.DB, ctxs map[string]context.Context) *Sessions {
	return &Sessions{ctxs, db}
}

func (s *Sessions) Find(name string) error { return s.db.PingContext(s.ctxs[name]) }

// A job, by the name of its method.
type Job struct {
	ctx context.Context
	db  *sql.DB
}

func NewJob(ctx context.Context, db *sql.DB) *Job { return &Job{ctx, db} }

func (j *Job) Run() error { return j.db.PingContext(j.ctx) }

// The stored context is used in a helper that is not a method.
type Helped struct {
	ctx context.Context
	db  *sql.DB
}

func NewHelped(ctx context.Context, db *sql.DB) *Helped { return &Helped{ctx, db} }

func (h *Helped) Get(ctx context.Context, id int) error { return ping(h) }

func ping(h *Helped) error { return h.db.PingContext(h.ctx) }
