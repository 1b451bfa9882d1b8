// Package app gets roots from functions of the module.
package app

import (
	"context"
	"database/sql"

	"ctxroot/made/store"
)

func plain(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(store.Background(), "a") // want `db\.ExecContext gets store\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller \(ctxroot\)`
	return err
}

func again(ctx context.Context, db *sql.DB) error {
	c := store.Again() // want `db\.ExecContext gets store\.Again\(\), so it keeps running after ctx is canceled`
	_, err := db.ExecContext(c, "b")
	return err
}

// What the function puts in may be what is wanted.
func filled(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(store.Context(), "c") // want `db\.ExecContext gets store\.Context\(\), so it keeps running after ctx is canceled.*assuming ctx carries what store\.Context\(\) puts into its context`
	return err
}

// The caller's context is good enough for the same function.
func believed(ctx context.Context, db *sql.DB) error {
	if err := load(ctx, db); err != nil {
		return err
	}
	return load(store.Context(), db) // want `load gets store\.Context\(\), although it gets the caller's context at app\.go:\d+, so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller \(ctxroot\)`
}

func load(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "d")
	return err
}

func lasting(ctx context.Context, db *sql.DB, s *store.Service) {
	c, cancel := store.Short()
	defer cancel()
	db.ExecContext(c, "e")
	db.ExecContext(s.Life(), "f")
	db.ExecContext(s.Values(), "g")
	db.ExecContext(store.Apart(), "h")
}
