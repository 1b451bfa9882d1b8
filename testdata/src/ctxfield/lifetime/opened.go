package lifetime

import (
	"context"
	"database/sql"

	"go.opencensus.io/stats"
)

// Link opens its connection when somebody needs it; the connection serves
// the others too.
type Link struct {
	ctx  context.Context // want `Send uses the context stored in field ctx of Link, so its callers cannot pass their own`
	db   *sql.DB
	conn *sql.Conn
}

func NewLink(db *sql.DB) *Link { return &Link{ctx: context.Background(), db: db} }

func (l *Link) Send(query string) error {
	if l.conn == nil {
		conn, err := l.db.Conn(l.ctx)
		if err != nil {
			return err
		}
		l.conn = conn
	}
	return l.conn.Close()
}

// Direct does without the variable.
type Direct struct {
	ctx  context.Context // want `Send uses the context stored in field ctx of Direct, so its callers cannot pass their own`
	db   *sql.DB
	conn *sql.Conn
}

func NewDirect(db *sql.DB) *Direct { return &Direct{ctx: context.Background(), db: db} }

func (d *Direct) Send(query string) (err error) {
	d.conn, err = d.db.Conn(d.ctx)
	return err
}

// Meter records: nobody waits for it.
type Meter struct {
	ctx context.Context
	on  bool
}

func NewMeter() *Meter { return &Meter{ctx: context.Background(), on: true} }

func (m *Meter) Add(n float64) {
	if m.on {
		stats.Record(m.ctx, stats.Measurement{Value: n})
	}
}

// Counter's rows are for the one who asked, though it keeps the last number.
type Counter struct {
	ctx  context.Context // want `every later call of Count uses the context stored in field ctx of Counter, so its caller can neither cancel it nor set a deadline`
	db   *sql.DB
	last error
}

func NewCounter(db *sql.DB) *Counter { return &Counter{ctx: context.Background(), db: db} }

func (c *Counter) Count(query string) error {
	err := c.db.PingContext(c.ctx)
	c.last = err
	return err
}
