package closure

import (
	"context"
	"database/sql"
	"slices"
)

// Literals that run in the course of the call.
type Now struct {
	ctx context.Context // want `every later call of Find uses the context stored in field ctx of Now, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewNow(ctx context.Context, db *sql.DB) *Now { return &Now{ctx, db} }

func (n *Now) Find(ids []int) (err error) {
	func() { err = n.db.PingContext(n.ctx) }()
	slices.SortFunc(ids, func(a, b int) int {
		_ = n.db.PingContext(n.ctx)
		return a - b
	})
	return err
}

// Literals that may or may not: no evidence, and no excuse.
type Retried struct {
	ctx context.Context
	db  *sql.DB
}

func NewRetried(ctx context.Context, db *sql.DB) *Retried { return &Retried{ctx, db} }

func (r *Retried) Find(id int, retry func(func() error) error) error {
	return retry(func() error { return r.db.PingContext(r.ctx) })
}

// Literals that are kept.
type Kept struct {
	ctx context.Context
	db  *sql.DB
}

func NewKept(ctx context.Context, db *sql.DB) *Kept { return &Kept{ctx, db} }

func (k *Kept) Find(id int) error { return k.db.PingContext(k.ctx) }

func (k *Kept) Later(id int) func() error {
	return func() error { return k.db.PingContext(k.ctx) }
}

// A method value: who runs it, and when?
type Valued struct {
	ctx context.Context
	db  *sql.DB
}

func NewValued(ctx context.Context, db *sql.DB) *Valued { return &Valued{ctx, db} }

func (v *Valued) find(id int) error { return v.db.PingContext(v.ctx) }

func (v *Valued) Finder() func(int) error { return v.find }
