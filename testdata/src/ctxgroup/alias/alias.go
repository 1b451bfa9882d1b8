// Package alias has the imports and types under other names.
package alias

import (
	stdctx "context"
	"database/sql"

	eg "golang.org/x/sync/errgroup"
)

type Ctx = stdctx.Context

type crew = eg.Group

func renamed(ctx Ctx, db *sql.DB) error {
	g, _ := eg.WithContext(ctx) // want `the group's context is discarded, so db\.PingContext, which uses ctx, does not stop when another goroutine of g fails`
	g.Go(func() error { return db.PingContext(ctx) })
	return g.Wait()
}

func aliased(ctx Ctx, db *sql.DB) {
	var g crew // want `g\.Wait is never called, so the errors of its goroutines are lost and they may outlive aliased`
	g.Go(func() error { return db.PingContext(ctx) })
}

func parens(ctx Ctx, db *sql.DB) error {
	g, gctx := (eg.WithContext)((ctx))
	(g).Go((func() error { return db.PingContext((ctx)) })) // want `db\.PingContext does not stop when another goroutine of g fails, because \(ctx\) is not the group's context`
	g.Go(func() error { return db.PingContext(gctx) })
	return (g).Wait()
}
