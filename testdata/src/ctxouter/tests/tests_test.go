package tests

import (
	"context"
	"database/sql"
	"testing"
)

func check(ctx context.Context, t *testing.T, run func(func(context.Context) error) error) {
	db := new(sql.DB)
	if err := run(func(own context.Context) error { return db.PingContext(ctx) }); err != nil { // want `db\.PingContext gets ctx from outside`
		t.Fatal(err)
	}
}
