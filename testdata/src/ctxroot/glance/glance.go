// Package glance has callees that look at their context on the way in, and go on
// without it.
package glance

import (
	"context"
	"database/sql"
)

func check(ctx context.Context, b []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b[0] = 1
	return nil
}

func loadRows(ctx context.Context, db *sql.DB) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := db.QueryContext(ctx, "a")
	return err
}

func run(ctx context.Context, db *sql.DB, b []byte) error {
	if err := check(context.Background(), b); err != nil { // want `check gets context\.Background\(\).*assuming check, which looks at its context only once, is worth stopping`
		return err
	}
	return loadRows(context.Background(), db) // want `loadRows gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller \(ctxroot\)`
}

type tenant struct{}

// What only adds a value has no end of its own in place of the caller's.
func withTenant(ctx context.Context, name string) context.Context {
	return context.WithValue(context.Background(), tenant{}, name) // want `the returned context is derived from context\.Background\(\), so it has neither the cancellation nor the values of ctx; derive it from ctx \(ctxroot\)`
}

// A cancel function is another end, which may be meant to be the only one.
func withCancel(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithCancel(context.Background()) // want `the returned context is derived from context\.Background\(\).*assuming it is meant to be canceled with the caller's`
}
