// Package unnamed has callers that are given a context and have not named it.
package unnamed

import (
	"context"
	"database/sql"
)

type store struct{ db *sql.DB }

func (s *store) ListOpen(_ context.Context, q string) error   { return s.search(q) }
func (s *store) ListClosed(_ context.Context, q string) error { return s.search(q) }

func (s *store) search(q string) error {
	ctx := context.Background() // want `the caller cannot cancel s\.db\.ExecContext, because search creates its own context\.Background\(\) although each of its 2 callers has a context; give search a parameter ctx context\.Context; assuming the parameter is unnamed by oversight.*\[root\?\]$`
	_, err := s.db.ExecContext(ctx, q)
	return err
}

// One of them has none.
func (s *store) Count(context.Context) error { return s.count() }
func (s *store) Size() error                 { return s.count() }

func (s *store) count() error {
	return s.db.PingContext(context.Background()) // want `a caller has the parameter context\.Context.*assuming the parameter is unnamed by oversight`
}

// It goes on after the caller has returned.
func (s *store) Later(_ context.Context) { go func() { s.later() }() }

func (s *store) later() { _ = s.db.PingContext(context.Background()) }

// What ends something runs whatever became of the caller.
func (s *store) Shutdown(context.Context) error { return s.flush() }

func (s *store) flush() error { return s.db.PingContext(context.Background()) }

type hook struct{ OnStart, OnStop func(context.Context) error }

// What begins or ends a life has a context for itself alone.
func (s *store) hooks() hook {
	return hook{
		OnStart: func(context.Context) error { return s.open() },
		OnStop:  func(context.Context) error { return s.stop() },
	}
}

func (s *store) open() error { return s.db.PingContext(context.Background()) }
func (s *store) stop() error { return s.db.PingContext(context.Background()) }
