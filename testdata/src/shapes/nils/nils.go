// Package nils has contexts that are nil, in shapes that no other check reports.
package nils

import (
	"context"
	"database/sql"
)

func variable(db *sql.DB) error {
	var ctx context.Context
	return db.PingContext(ctx)
}

func conversion(db *sql.DB) error {
	return db.PingContext(context.Context(nil))
}

func result(fail bool) context.Context {
	if fail {
		return nil
	}
	return context.Background()
}

type service struct {
	ctx context.Context
	db  *sql.DB
}

func newService(db *sql.DB) *service { return &service{db: db} }

func (s *service) ping() error { return s.db.PingContext(s.ctx) }
