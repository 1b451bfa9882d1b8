package basic

import (
	"context"
	"database/sql"
	"io"
	"net/http"
)

// DuckTypeGenerator has the shape of argo-cd's: it is made once, called for
// every reconciliation, and none of those can be cancelled.
type DuckTypeGenerator struct {
	ctx    context.Context // want `every later call of GenerateParams uses the context stored in field ctx of DuckTypeGenerator, so its caller can neither cancel it nor set a deadline; give it a parameter ctx context\.Context`
	client *http.Client
}

var _ Generator = (*DuckTypeGenerator)(nil)

type Generator interface {
	GenerateParams(set string) ([]string, error)
}

func NewDuckTypeGenerator(ctx context.Context, client *http.Client) Generator {
	g := &DuckTypeGenerator{
		ctx:    ctx,
		client: client,
	}
	return g
}

func (g *DuckTypeGenerator) GenerateParams(set string) ([]string, error) {
	if set == "" {
		return nil, nil
	}
	return g.list(set)
}

func (g *DuckTypeGenerator) list(set string) ([]string, error) {
	req, err := http.NewRequestWithContext(g.ctx, http.MethodGet, set, nil)
	if err != nil {
		return nil, err
	}
	_, err = g.client.Do(req)
	return nil, err
}

// Without keys, through a local variable, under a nil check.
type Unkeyed struct {
	db  *sql.DB
	ctx context.Context // want `every later call of Find uses the context stored in field ctx of Unkeyed, so its caller can neither cancel it nor set a deadline`
}

func NewUnkeyed(ctx context.Context, db *sql.DB) Unkeyed { return Unkeyed{db, ctx} }

func (u Unkeyed) Find(id int) error {
	ctx := u.ctx
	if ctx == nil {
		return nil
	}
	return u.db.PingContext(ctx)
}

// A root that a constructor chooses leaves callers no more say.
type Rooted struct {
	ctx context.Context // want `every later call of Find uses the context stored in field ctx of Rooted, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewRooted(db *sql.DB) *Rooted { return &Rooted{ctx: context.Background(), db: db} }

func (r *Rooted) Find(id int) error { return r.db.PingContext(r.ctx) }

// Embedded, with a method that keeps it from being a context.
type Embedded struct {
	context.Context // want `every later call of Find uses the context stored in field Context of Embedded, so its caller can neither cancel it nor set a deadline`
	db              *sql.DB
}

func (e *Embedded) Err() string { return "" }

func NewEmbedded(ctx context.Context, db *sql.DB) *Embedded {
	return &Embedded{Context: ctx, db: db}
}

func (e *Embedded) Find(id int) error { return e.db.PingContext(e.Context) }

// A list of contexts, a function that returns one.
type Lazy struct {
	ctx func() context.Context // want `every later call of Find uses the context stored in field ctx of Lazy, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewLazy(ctx func() context.Context, db *sql.DB) *Lazy {
	l := new(Lazy)
	l.ctx, l.db = ctx, db
	return l
}

func (l *Lazy) Find(id int) error { return l.db.PingContext(l.ctx()) }

// Silent: only the values are read.
type Logged struct{ ctx context.Context }

type key struct{}

func NewLogged(ctx context.Context) *Logged { return &Logged{ctx} }

func (l *Logged) Write(s string) any { return l.ctx.Value(key{}) }

// Silent: every method that works with it is given nothing to work on, so the
// object may be one piece of work.
type Iterator struct {
	ctx context.Context
	db  *sql.DB
}

func NewIterator(ctx context.Context, db *sql.DB) *Iterator { return &Iterator{ctx, db} }

func (it *Iterator) Next() bool       { return it.db.PingContext(it.ctx) == nil }
func (it *Iterator) Copy(w io.Writer) {}

// Silent: detached on purpose.
type Detached struct {
	ctx context.Context
	db  *sql.DB
}

func NewDetached(ctx context.Context, db *sql.DB) *Detached { return &Detached{ctx, db} }

func (d *Detached) Find(id int) error { return d.db.PingContext(context.WithoutCancel(d.ctx)) }

// Silent: its methods have a context of their own (category mixed sees to
// what they do with it).
type Own struct {
	ctx context.Context
	db  *sql.DB
}

func NewOwn(ctx context.Context, db *sql.DB) *Own { return &Own{ctx, db} }

func (o *Own) Find(ctx context.Context, id int) error { return o.db.PingContext(ctx) }

// Silent: used up by the constructor.
type Used struct {
	ctx context.Context // want `ping uses the context stored in field ctx of Used, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

func NewUsed(ctx context.Context, db *sql.DB) (*Used, error) {
	u := &Used{ctx, db}
	return u, u.ping(1)
}

func (u *Used) ping(n int) error { return u.db.PingContext(u.ctx) }

// What the constructor does with it excuses nothing.
type Checked struct {
	ctx context.Context // want `every later call of Find uses the context stored in field ctx of Checked, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewChecked(ctx context.Context, db *sql.DB) (*Checked, error) {
	c := &Checked{ctx, db}
	return c, c.ping()
}

func (c *Checked) ping() error { return c.db.PingContext(c.ctx) }

func (c *Checked) Find(id int) error { return c.ping() }
