// Package carrier has structs that carry a context through the calls of one
// operation. All are silent.
package carrier

import (
	"context"
	"database/sql"
)

// A parameter object: the function works on it.
type Options struct {
	Ctx context.Context
	DB  *sql.DB
}

func NewOptions(ctx context.Context, db *sql.DB) *Options { return &Options{ctx, db} }

func Run(o *Options) error { return o.DB.PingContext(o.Ctx) }

// Filled in by whoever needs it, never by a constructor.
type Args struct {
	Ctx context.Context
	DB  *sql.DB
}

func (a *Args) Find(id int) error { return a.DB.PingContext(a.Ctx) }

func query(ctx context.Context, db *sql.DB) error {
	a := Args{Ctx: ctx, DB: db}
	return a.Find(1)
}

// A message.
type task struct {
	ctx context.Context // want `do uses the context stored in field ctx of task, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	id  int
}

var tasks = make(chan task)

func send(ctx context.Context) { tasks <- task{ctx, 1} }

func (t task) do(db *sql.DB) error { return db.PingContext(t.ctx) }

// Upload belongs to the call whose context made it.
type Upload struct {
	ctx context.Context // want `Part uses the context stored in field ctx of Upload, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

func NewUpload(ctx context.Context, db *sql.DB) *Upload { return &Upload{ctx, db} }

func (u *Upload) Part(n int) error { return u.db.PingContext(u.ctx) }

func Put(ctx context.Context, db *sql.DB) error {
	u := NewUpload(ctx, db)
	return u.Part(1)
}

// Handed on: who calls it, and how long the result lives, is not to be seen.
type Plugin struct {
	ctx context.Context // want `Find uses the context stored in field ctx of Plugin, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

func NewPlugin(ctx context.Context, db *sql.DB) *Plugin { return &Plugin{ctx, db} }

func (p *Plugin) Find(id int) error { return p.db.PingContext(p.ctx) }

var registry = []any{NewPlugin}

// Query is made by a client for one operation.
type Client struct{ db *sql.DB }

type Query struct {
	ctx context.Context // want `Run uses the context stored in field ctx of Query, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

func (c *Client) NewQuery(ctx context.Context) *Query { return &Query{ctx, c.db} }

func (q *Query) Run(limit int) error { return q.db.PingContext(q.ctx) }

// Session is copied with another context per call, Agent is given one.
type Session struct {
	ctx context.Context
	db  *sql.DB
}

func NewSession(ctx context.Context, db *sql.DB) *Session { return &Session{ctx, db} }

func (s *Session) WithContext(ctx context.Context) *Session {
	c := *s
	c.ctx = ctx
	return &c
}

func (s *Session) Find(id int) error { return s.db.PingContext(s.ctx) }

type Agent struct {
	ctx context.Context
	db  *sql.DB
}

func NewAgent(ctx context.Context, db *sql.DB) *Agent { return &Agent{ctx, db} }

func (a *Agent) SetContext(ctx context.Context) { a.ctx = ctx }

func (a *Agent) Find(id int) error { return a.db.PingContext(a.ctx) }

// Child hands its context to what it makes.
type Child struct {
	ctx context.Context // want `Find uses the context stored in field ctx of Child, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

func NewChild(ctx context.Context, db *sql.DB) *Child { return &Child{ctx, db} }

func (c *Child) Find(id int) error { return c.db.PingContext(c.ctx) }

func (c *Child) Options() Options { return Options{Ctx: c.ctx} }

// Runtime has a default that others replace.
type Runtime struct {
	Context context.Context
	db      *sql.DB
}

func NewRuntime(db *sql.DB) *Runtime { return &Runtime{Context: context.Background(), db: db} }

func (r *Runtime) Submit(op string) error { return r.db.PingContext(r.Context) }

// Local types live in their function.
func table(ctx context.Context) {
	for _, tt := range []struct {
		name string
		ctx  context.Context
	}{{"a", ctx}} {
		_ = tt.ctx.Err()
	}
}

// Params is worked on by a function, and by a method of its own.
type Params struct {
	ctx context.Context // want `Find uses the context stored in field ctx of Params, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

func NewParams(ctx context.Context, db *sql.DB) *Params { return &Params{ctx, db} }

func Check(p *Params) error { return p.db.PingContext(p.ctx) }

func (p *Params) Find(id int) error { return p.db.PingContext(p.ctx) }
