// Package stored has contexts in structs and variables, in shapes that no other
// check reports.
package stored

import (
	"context"
	"database/sql"
)

type slice struct {
	ctxs []context.Context
	db   *sql.DB
}

func newSlice(ctx context.Context, db *sql.DB) *slice {
	return &slice{[]context.Context{ctx}, db}
}

func (s *slice) Find(id int) error { return s.db.PingContext(s.ctxs[0]) }

type mapped struct {
	ctxs map[string]context.Context
	db   *sql.DB
}

func newMapped(ctx context.Context, db *sql.DB) *mapped {
	return &mapped{map[string]context.Context{"": ctx}, db}
}

func (s *mapped) Find(id int) error { return s.db.PingContext(s.ctxs[""]) }

type function struct {
	get func() context.Context
	db  *sql.DB
}

func newFunction(ctx context.Context, db *sql.DB) *function {
	return &function{func() context.Context { return ctx }, db}
}

func (s *function) Find(id int) error { return s.db.PingContext(s.get()) }

type channel struct {
	ctxs chan context.Context
	db   *sql.DB
}

func newChannel(ctx context.Context, db *sql.DB) *channel {
	s := &channel{make(chan context.Context, 1), db}
	s.ctxs <- ctx
	return s
}

func (s *channel) Find(id int) error { return s.db.PingContext(<-s.ctxs) }

type std = context.Context

type alias struct {
	ctx std
	db  *sql.DB
}

func newAlias(ctx context.Context, db *sql.DB) *alias { return &alias{ctx, db} }

func (s *alias) Find(id int) error { return s.db.PingContext(s.ctx) }

type pointer struct {
	ctx *context.Context
	db  *sql.DB
}

func newPointer(ctx context.Context, db *sql.DB) *pointer { return &pointer{&ctx, db} }

func (s *pointer) Find(id int) error { return s.db.PingContext(*s.ctx) }

type scope interface {
	context.Context
	Log(string)
}

type custom struct {
	ctx scope
	db  *sql.DB
}

func newCustom(ctx scope, db *sql.DB) *custom { return &custom{ctx, db} }

func (s *custom) Find(id int) error { return s.db.PingContext(s.ctx) }

var global context.Context

func setGlobal(ctx context.Context) { global = ctx }

func Handle(db *sql.DB) error { return db.PingContext(global) }
