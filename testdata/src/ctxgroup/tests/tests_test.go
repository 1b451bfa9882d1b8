package tests

import (
	"context"
	"database/sql"
	"testing"

	"golang.org/x/sync/errgroup"
)

func TestPing(t *testing.T) {
	db := new(sql.DB)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	if err := db.PingContext(gctx); err != nil { // want `gctx ended when g\.Wait returned`
		t.Fatal(err)
	}
}
