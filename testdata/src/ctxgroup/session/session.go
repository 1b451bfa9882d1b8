// Package session has transactions that are begun for a group and outlast it.
package session

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

func committed(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	tx, err := db.BeginTx(gctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	g.Go(func() error {
		_, err := tx.ExecContext(gctx, "DELETE FROM t")
		return err
	})
	if err := g.Wait(); err != nil {
		return err
	}
	return tx.Commit() // want `tx was begun under the group's context, which was canceled when g\.Wait returned on line 22, so tx\.Commit fails: the transaction is rolled back; begin it under the context that the group is derived from`
}

// Begun under the caller's context, it is committed.
func callers(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	g.Go(func() error {
		_, err := tx.ExecContext(gctx, "DELETE FROM t")
		return err
	})
	if err := g.Wait(); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// A goroutine of the group commits before Wait returns.
func inside(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		tx, err := db.BeginTx(gctx, nil)
		if err != nil {
			return err
		}
		return tx.Commit()
	})
	return g.Wait()
}
