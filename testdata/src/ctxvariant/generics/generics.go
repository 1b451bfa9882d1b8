// Package generics has type parameters on every side.
package generics

import (
	"context"
	"database/sql"

	"example.com/sdk"
)

func instantiated(ctx context.Context, s *sdk.Store[int]) error {
	if err := sdk.Map(map[string]int{}); err != nil {
		return err
	}
	return s.Put(1)
}

func generic[T any](ctx context.Context, s *sdk.Store[T], v T) error {
	return s.Put(v)
}

func explicit(ctx context.Context) error {
	return (sdk.Map[string, int])(nil)
}

type keyed interface {
	context.Context
	Key() string
}

func constrained[C keyed](ctx C, db *sql.DB) error {
	return db.Ping() // want `db\.Ping ignores ctx, so it keeps running after ctx is canceled; use db\.PingContext`
}

// putter has both forms; the type argument does not matter.
type putter[T any] interface {
	Put(T) error
	PutContext(context.Context, T) error
}

func abstract[T any](ctx context.Context, p putter[T], v T) error {
	return p.Put(v)
}

func parameterized[T any](ctx context.Context, db *sql.DB, v T) error {
	_, err := db.Exec("INSERT", v) // want `db\.Exec ignores ctx, so it keeps running after ctx is canceled; use db\.ExecContext`
	return err
}
