package mixed

import (
	"context"
	"database/sql"
	"log/slog"
	"net/http"
	"os/exec"
)

type Store struct {
	ctx context.Context
	db  *sql.DB
}

func (s *Store) Find(ctx context.Context, id int) error {
	return s.db.PingContext(s.ctx) // want `Find uses s\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values; use ctx`
}

func (s *Store) Derived(ctx context.Context) error {
	child, cancel := context.WithCancel(s.ctx) // want `Derived uses s\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
	defer cancel()
	return s.db.PingContext(child)
}

type helped struct {
	ctx context.Context
	db  *sql.DB
}

func (h *helped) Find(ctx context.Context) error {
	return ping(h.ctx, h.db) // want `Find uses h\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
}

func ping(ctx context.Context, db *sql.DB) error { return db.PingContext(ctx) }

// Where the name means something else, there is no fix.
func (s *Store) Shadowed(ctx context.Context) error {
	{
		ctx := 1
		_ = ctx
		return s.db.PingContext(s.ctx) // want `Shadowed uses s\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
	}
}

// A context that is ignored: the field is to go.
type blank struct {
	ctx context.Context // want `Find ignores its context parameter and uses field ctx of blank instead; name the parameter ctx, pass it, and remove the field`
	db  *sql.DB
}

func (b *blank) Find(_ context.Context, id int) error { return b.db.PingContext(b.ctx) }

// It begins and ends something.
type begins struct {
	ctx context.Context
	db  *sql.DB
}

func (b *begins) Start(_ context.Context) error { return b.db.PingContext(b.ctx) }

func (b *begins) Close(context.Context) error { return b.db.PingContext(b.ctx) }

// It is the life of the object, which ends it.
type alive struct {
	ctx    context.Context
	cancel context.CancelFunc
	db     *sql.DB
}

func (a *alive) Accept(_ context.Context) error { return a.db.PingContext(a.ctx) }

// Another context has a name.
type second struct {
	ctx context.Context
	db  *sql.DB
}

func (s *second) Find(_, ctx context.Context) error {
	if ctx.Err() != nil {
		return nil
	}
	return s.db.PingContext(s.ctx)
}

// It replaces the stored one, keeps what it makes, logs, or cleans up.
type other struct {
	ctx  context.Context
	db   *sql.DB
	conn *sql.Conn
}

func (o *other) Reset(_ context.Context) error {
	o.ctx = context.Background()
	return o.db.PingContext(o.ctx)
}

func (o *other) Connect(_ context.Context) (err error) {
	o.conn, err = o.db.Conn(o.ctx)
	return err
}

func (o *other) Log(_ context.Context) { slog.InfoContext(o.ctx, "found") }

func (o *other) Find(_ context.Context) { defer o.db.PingContext(o.ctx) }

// It is given to a goroutine.
type aside struct {
	ctx context.Context
	db  *sql.DB
}

func (a *aside) Find(_ context.Context) { go a.db.PingContext(a.ctx) }

// Silent.

func (s *Store) Logs(ctx context.Context) { slog.InfoContext(s.ctx, "found") }

func (s *Store) Fallback(ctx context.Context) error {
	if ctx == nil {
		ctx = s.ctx
	}
	return s.db.PingContext(ctx)
}

func (s *Store) Background(ctx context.Context) {
	go func() { _ = s.db.PingContext(s.ctx) }()
}

func (s *Store) Merged(ctx context.Context) error { return both(ctx, s.ctx) }

func both(a, b context.Context) error {
	if a.Err() != nil {
		return a.Err()
	}
	return b.Err()
}

func (s *Store) Cleanup(ctx context.Context) error {
	defer s.db.PingContext(s.ctx)
	return ctx.Err()
}

type cleaner struct {
	ctx context.Context
	db  *sql.DB
}

func (c *cleaner) Cleanup(ctx context.Context) error {
	defer c.db.PingContext(c.ctx)
	return c.db.PingContext(ctx)
}

func (c *cleaner) Drain(ctx context.Context) error {
	<-ctx.Done()
	return c.db.PingContext(c.ctx)
}

// Another object's context.
func (c *cleaner) Other(ctx context.Context, other *cleaner) error {
	return other.db.PingContext(other.ctx)
}

// The stored context is the one that is given.
type starter struct {
	ctx context.Context
	db  *sql.DB
}

func (s *starter) Start(ctx context.Context) error {
	s.ctx = ctx
	return s.db.PingContext(s.ctx)
}

func (s *starter) Restart(ctx context.Context) error {
	if err := s.Start(ctx); err != nil {
		return err
	}
	return s.db.PingContext(s.ctx)
}

// What is kept must not end with the call.
type pool struct {
	ctx  context.Context
	conn *sql.Conn
	db   *sql.DB
}

func (p *pool) Reconnect(ctx context.Context) error {
	conn, err := p.db.Conn(p.ctx)
	if err != nil {
		return err
	}
	p.conn = conn
	return nil
}

// A component's own life: what it starts is bound to that, but a query is the
// caller's.
type component struct {
	ctx    context.Context
	cancel context.CancelFunc
	db     *sql.DB
	parts  []part
}

type part interface{ Start(context.Context) error }

func (c *component) Add(ctx context.Context, p part) error { return p.Start(c.ctx) }

func (c *component) Find(ctx context.Context, id int) error {
	return c.db.PingContext(c.ctx) // want `Find uses c\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
}

// As caddy's certificate getter: provisioned with one context, called with
// another.
type getter struct {
	ctx context.Context
	url string
}

func (g *getter) Provision(ctx context.Context) { g.ctx = ctx }

func (g getter) Get(ctx context.Context) (*http.Response, error) {
	req, err := http.NewRequestWithContext(g.ctx, http.MethodGet, g.url, nil) // want `Get uses g\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

// Both contexts are in play.

func (h *helped) Merged(ctx context.Context) error { return both(ctx, h.ctx) }

type spare struct {
	ctx context.Context
	db  *sql.DB
}

func (s *spare) Fallback(ctx context.Context) error {
	if ctx == nil {
		ctx = s.ctx
	}
	child, cancel := context.WithCancel(ctx)
	defer cancel()
	return ping(child, s.db)
}

// One context for a goroutine and a call: which of them it is for cannot be
// told.
type half struct {
	ctx context.Context
	db  *sql.DB
}

func (h *half) Start(ctx context.Context) error {
	life := h.ctx
	go h.db.PingContext(life)
	return h.db.PingContext(life)
}

// What is made of the stored context runs on when the method has returned.
type jobs struct{ ctx context.Context }

func (j *jobs) Start(ctx context.Context, name string) {
	cmd := exec.CommandContext(j.ctx, name)
	go func() { _ = cmd.Run() }()
}

type runner struct{ ctx context.Context }

func (r *runner) Run(ctx context.Context, name string) error {
	cmd := exec.CommandContext(r.ctx, name) // want `Run uses r\.ctx instead of its parameter ctx`
	return cmd.Run()
}
