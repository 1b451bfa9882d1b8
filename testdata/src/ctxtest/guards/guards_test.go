package guards

import (
	"context"
	"database/sql"
	"log/slog"
	"testing"
	"time"
)

var db *sql.DB

// Only values are read.
func TestValueOnly(t *testing.T) {
	t.Cleanup(func() {
		slog.InfoContext(t.Context(), "over")
	})
}

// To wait for the end is right.
func TestWaits(t *testing.T) {
	t.Cleanup(func() {
		<-t.Context().Done()
	})
}

// A deferred call runs before the context is cancelled.
func TestDeferred(t *testing.T) {
	defer db.ExecContext(t.Context(), "DROP TABLE a")
	defer func() {
		db.ExecContext(t.Context(), "DROP TABLE b")
	}()
}

// The outer test goes on.
func TestOuter(t *testing.T) {
	t.Run("inner", func(inner *testing.T) {
		inner.Cleanup(func() {
			db.ExecContext(t.Context(), "DROP TABLE a")
		})
	})
}

func TestDetached(t *testing.T) {
	ctx := context.WithoutCancel(t.Context())
	t.Cleanup(func() {
		db.ExecContext(ctx, "DROP TABLE a")
		db.ExecContext(context.WithoutCancel(t.Context()), "DROP TABLE a")
		db.ExecContext(context.Background(), "DROP TABLE a")
	})
}

// The derivation is the finding, once.
func TestDerivedLate(t *testing.T) {
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so the work under context\.WithTimeout returns immediately`
		defer cancel()
		db.ExecContext(ctx, "DROP TABLE a")
	})
}

// On one way it is another.
func TestEither(t *testing.T, own bool) {
	ctx := context.Background()
	if own {
		ctx = t.Context()
	}
	t.Cleanup(func() {
		db.ExecContext(ctx, "DROP TABLE a")
	})
}

// No caller gives it the context of a test.
func create(ctx context.Context, t *testing.T) {
	t.Cleanup(func() {
		db.ExecContext(ctx, "DROP TABLE a")
	})
}

func TestCreate(t *testing.T) {
	create(context.Background(), t)
	t.Run("inner", func(inner *testing.T) {
		create(t.Context(), inner)
	})
}
