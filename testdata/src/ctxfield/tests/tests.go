package tests

import (
	"context"
	"database/sql"
)

// A test that calls the constructor says nothing about its callers.
type Store struct {
	ctx context.Context // want `every later call of Find uses the context stored in field ctx of Store, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewStore(ctx context.Context, db *sql.DB) *Store { return &Store{ctx, db} }

func (s *Store) Find(id int) error { return s.db.PingContext(s.ctx) }
