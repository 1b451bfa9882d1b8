package tests

import (
	"context"
	"database/sql"
	"testing"
)

// A suite lives no longer than its tests.
type Suite struct {
	ctx context.Context
	db  *sql.DB
}

func NewSuite(ctx context.Context, db *sql.DB) *Suite { return &Suite{ctx, db} }

func (s *Suite) Find(id int) error { return s.db.PingContext(s.ctx) }

func (s *Suite) Get(ctx context.Context, id int) error { return s.db.PingContext(s.ctx) }

func TestStore(t *testing.T) {
	s := NewStore(t.Context(), nil)
	_ = s.Find(1)
}
