// Package generics has helpers with type parameters.
package generics

import (
	"context"
	"database/sql"
	"testing"
)

var db *sql.DB

func each[T testing.TB](t T, names ...string) {
	for range names {
		t.Cleanup(func() {
			db.PingContext(t.Context()) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.PingContext returns immediately`
		})
	}
}

func create[V any](ctx context.Context, t *testing.T, v V) V {
	t.Cleanup(func() {
		db.PingContext(ctx) // want `ctx is the test's own context \(line \d+\), which is canceled before t\.Cleanup runs this, so db\.PingContext returns immediately`
	})
	return v
}

func TestCreate(t *testing.T) {
	each(t, "a")
	create(t.Context(), t, 1)
}
