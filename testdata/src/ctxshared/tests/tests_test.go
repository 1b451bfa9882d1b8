package tests

import (
	"context"
	"database/sql"
	"sync"
	"testing"
)

var once sync.Once

func connect(ctx context.Context, t *testing.T, db *sql.DB) {
	once.Do(func() {
		if err := db.PingContext(ctx); err != nil { // want `db\.PingContext runs for all callers of once\.Do, but is not run again if the first caller's ctx is canceled`
			t.Fatal(err)
		}
	})
}
