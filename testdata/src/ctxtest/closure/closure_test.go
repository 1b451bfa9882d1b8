// Package closure has literals in functions for Cleanup.
package closure

import (
	"context"
	"database/sql"
	"testing"
	"time"
)

var db *sql.DB

func TestCalled(t *testing.T) {
	t.Cleanup(func() {
		func() {
			db.PingContext(t.Context()) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.PingContext returns immediately`
		}()
		defer func() {
			db.PingContext(t.Context())
		}()
	})
}

func retry(ctx context.Context, f func(context.Context) error) error { return f(ctx) }

// The callback's own context is another.
func TestCallback(t *testing.T) {
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		retry(ctx, func(ctx context.Context) error { return db.PingContext(ctx) })
	})
}

func TestSubtest(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		t.Cleanup(func() {
			db.PingContext(t.Context()) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.PingContext returns immediately`
		})
	})
}
