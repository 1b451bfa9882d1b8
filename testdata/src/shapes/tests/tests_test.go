// Package tests has contexts of tests, in shapes that no other check reports.
package tests

import (
	"context"
	"database/sql"
	"testing"
)

func remove(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "DROP TABLE t")
	return err
}

func TestCleanup(t *testing.T) {
	var db *sql.DB
	t.Cleanup(func() {
		if err := remove(t.Context(), db); err != nil {
			t.Error(err)
		}
	})
}

func TestVariable(t *testing.T) {
	var db *sql.DB
	ctx := t.Context()
	t.Cleanup(func() {
		if err := remove(ctx, db); err != nil {
			t.Error(err)
		}
	})
}
