package alias

import (
	. "context"
	stdctx "context"
	"database/sql"
)

type Ctx = stdctx.Context

type scope interface {
	stdctx.Context
	Name() string
}

type Aliased struct {
	ctx Ctx // want `every later call of Find uses the context stored in field ctx of Aliased, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewAliased(ctx Ctx, db *sql.DB) *Aliased { return &Aliased{ctx, db} }

func (a *Aliased) Find(id int) error { return a.db.PingContext(a.ctx) }

type Dotted struct {
	ctx Context // want `every later call of Find uses the context stored in field ctx of Dotted, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewDotted(ctx Context, db *sql.DB) *Dotted { return &Dotted{ctx, db} }

func (d *Dotted) Find(id int) error {
	ctx, cancel := WithCancel(d.ctx)
	defer cancel()
	return d.db.PingContext(ctx)
}

type Scoped struct {
	scope scope // want `every later call of Find uses the context stored in field scope of Scoped, so its caller can neither cancel it nor set a deadline`
	db    *sql.DB
}

func NewScoped(s scope, db *sql.DB) *Scoped { return &Scoped{s, db} }

func (s *Scoped) Find(id int) error { return s.db.PingContext((s.scope)) }
