// Package gathered has slices and maps of contexts, and bare declarations.
package gathered

import (
	"context"
	"database/sql"
)

type Pool struct {
	list []context.Context          // want `field list of Pool collects the contexts of calls and nothing removes one when its call returns; pass each to the work that it is for.*\[stored\]`
	keys map[string]context.Context // want `field keys of Pool collects the contexts of calls and nothing removes one when its call returns`
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
	Ctx  context.Context // want `field Ctx of Session stores a context; pass it to the calls that need it.*assuming Session outlives the call that passes the context.*\[stored\?\]`
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
