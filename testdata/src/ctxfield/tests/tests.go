package tests

import (
	"context"
	"database/sql"
)

// A test that calls the constructor says nothing about its callers.
type Store struct {
	ctx context.Context // want `context stored in field ctx of Store serves every later call of Find`
	db  *sql.DB
}

func NewStore(ctx context.Context, db *sql.DB) *Store { return &Store{ctx, db} }

func (s *Store) Find(id int) error { return s.db.PingContext(s.ctx) }
