// Package basic has callbacks that take the wrong context.
package basic

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

func retry(ctx context.Context, f func(context.Context) error) error {
	tctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return f(tctx)
}

func ignored(ctx context.Context, db *sql.DB) error {
	return retry(ctx, func(attempt context.Context) error {
		return db.PingContext(ctx) // want `db\.PingContext gets ctx from outside the callback, so it ignores the cancellation, deadline and values of attempt; pass attempt`
	})
}

func mixed(ctx context.Context, db *sql.DB) error {
	return retry(ctx, func(attempt context.Context) error {
		if err := db.PingContext(attempt); err != nil {
			return err
		}
		if err := db.PingContext(ctx); err != nil { // want `db\.PingContext gets ctx from outside the callback, so it ignores the cancellation, deadline and values of attempt; pass attempt`
			return err
		}
		_, err := db.ExecContext(ctx, "work")
		return err
	})
}

func derived(ctx context.Context, db *sql.DB) error {
	return retry(ctx, func(attempt context.Context) error {
		_ = attempt
		tctx, cancel := context.WithTimeout(ctx, time.Second) // want `context\.WithTimeout gets ctx from outside the callback, so it ignores the cancellation, deadline and values of attempt`
		defer cancel()
		return db.PingContext(tctx)
	})
}

func accessed(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	retry(r.Context(), func(attempt context.Context) error {
		return db.PingContext(r.Context()) // want `db\.PingContext gets r\.Context\(\) from outside`
	})
}

func stored(ctx context.Context, db *sql.DB) func(context.Context) error {
	return func(own context.Context) error {
		return db.PingContext(ctx) // want `db\.PingContext gets ctx from outside`
	}
}

type session interface {
	context.Context
	Commit() error
}

func transaction(ctx context.Context, db *sql.DB, run func(func(session) error) error) error {
	return run(func(s session) error {
		return db.PingContext(ctx) // want `db\.PingContext gets ctx from outside the callback, so it ignores the cancellation, deadline and values of s`
	})
}

func local(ctx context.Context, db *sql.DB) error {
	tctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return retry(ctx, func(attempt context.Context) error {
		return db.PingContext(tctx) // want `db\.PingContext gets tctx from outside`
	})
}

type app struct {
	ctx context.Context
	db  *sql.DB
}

func (a *app) field() error {
	return retry(a.ctx, func(attempt context.Context) error {
		return a.db.PingContext(a.ctx) // want `a\.db\.PingContext gets a\.ctx from outside the callback, so it ignores the cancellation, deadline and values of attempt; pass attempt`
	})
}
