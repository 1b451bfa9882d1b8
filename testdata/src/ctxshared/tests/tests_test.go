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
		if err := db.PingContext(ctx); err != nil { // want `db\.PingContext serves all callers of once\.Do`
			t.Fatal(err)
		}
	})
}
