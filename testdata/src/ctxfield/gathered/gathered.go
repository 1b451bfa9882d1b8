// Package gathered has slices and maps of contexts, and bare declarations.
package gathered

import (
	"context"
	"database/sql"
)

type Pool struct {
	list []context.Context          // want `contexts of calls pile up in field list of Pool, and nothing removes one when its call is over: pass each to the work that it is for \(ctxfield\) \[stored\]`
	keys map[string]context.Context // want `pile up in field keys of Pool`
	db   *sql.DB
}

func (p *Pool) Add(ctx context.Context, key string) {
	p.list = append(p.list, ctx)
	if p.keys == nil {
		p.keys = make(map[string]context.Context)
	}
	p.keys[key] = ctx
}

func (p *Pool) Ping() (err error) {
	for _, ctx := range p.list {
		err = p.db.PingContext(ctx)
	}
	return err
}

// One is taken out when its call is over.
type Calls struct{ live map[string]context.Context }

func (c *Calls) Begin(ctx context.Context, key string) func() {
	c.live[key] = ctx
	return func() { delete(c.live, key) }
}

// The ends of all are waited for.
type Merged struct{ ctxs []context.Context }

func (m *Merged) Add(ctx context.Context) { m.ctxs = append(m.ctxs, ctx) }

func (m *Merged) Wait() {
	for _, ctx := range m.ctxs {
		<-ctx.Done()
	}
}

// Nobody here fills this one.
type Session struct {
	Ctx  context.Context // want `field Ctx of Session keeps a context: pass it to the calls that need it; assuming Session outlives the call that brings the context \(ctxfield\) \[stored\?\]`
	Name string
}

// A parameter object is filled by who calls.
type Query struct {
	Ctx  context.Context
	Text string
}

func Run(db *sql.DB, q *Query) error {
	_, err := db.ExecContext(q.Ctx, q.Text)
	return err
}
