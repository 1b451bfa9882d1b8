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
	if err := db.PingContext(gctx); err != nil { // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so db\.PingContext returns immediately`
		t.Fatal(err)
	}
}
