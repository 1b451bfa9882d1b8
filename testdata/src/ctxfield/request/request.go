package request

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

// A handler serves many requests.
type Handler struct {
	ctx context.Context
	db  *sql.DB
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.ctx = r.Context() // want `the context of one request is stored in field ctx of Handler, which all requests share, so it is canceled with this request and overwritten by the next; pass it to the calls that need it`
	_ = h.load(1)
}

func (h *Handler) load(id int) error { return h.db.PingContext(h.ctx) }

type server struct {
	ctx context.Context
	db  *sql.DB
}

func (s *server) users(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	s.ctx = ctx // want `context of one request is stored in field ctx of server`
}

func routes(s *server, mux *http.ServeMux) { mux.HandleFunc("/users", s.users) }

// A constructor cancels what it hands out.
type Conn struct {
	ctx context.Context
	db  *sql.DB
}

func Dial(parent context.Context, db *sql.DB) (*Conn, error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	if err := db.PingContext(ctx); err != nil {
		return nil, err
	}
	return &Conn{ctx: ctx, db: db}, nil // want `the context in field ctx of Conn is canceled when Dial returns, so it is already done at every use of the field; return the cancel function with it, or give the methods a context parameter`
}

func DialLater(parent context.Context, db *sql.DB) (*Conn, error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	c := &Conn{db: db}
	c.ctx = ctx // want `the context in field ctx of Conn is canceled when DialLater returns, so it is already done at every use of the field`
	return c, nil
}

// Silent: what is returned is bound to the parent.
func DialRight(parent context.Context, db *sql.DB) (*Conn, error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	probe := &Conn{ctx: ctx, db: db}
	if err := probe.db.PingContext(probe.ctx); err != nil {
		return nil, err
	}
	return &Conn{ctx: parent, db: db}, nil
}

// Silent: cancelled when something goes wrong only.
func DialKeep(parent context.Context, db *sql.DB) (_ *Conn, err error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	if db == nil {
		defer cancel()
	}
	return &Conn{ctx: ctx, db: db}, nil
}

// Silent: one per request.
type call struct {
	ctx context.Context
	db  *sql.DB
}

func (c *call) begin(r *http.Request) { c.ctx = r.Context() }

func serve(w http.ResponseWriter, r *http.Request) {
	c := &call{}
	c.begin(r)
	d := &call{ctx: r.Context()}
	_ = d.db.PingContext(d.ctx)
}

// Silent: detached.
type audit struct{ ctx context.Context }

func (a *audit) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.ctx = context.WithoutCancel(r.Context())
}

// Silent: which context it is depends.
type mirror struct {
	ctx  context.Context
	life context.Context
}

func (m *mirror) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := m.life
	if ctx == nil {
		ctx = r.Context()
	}
	m.ctx = ctx
}
