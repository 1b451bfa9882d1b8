// Package guards has what the rule must not report, one reason each.
package guards

import (
	"context"
	"database/sql"
	"log/slog"
	"time"
)

func retry(ctx context.Context, f func(context.Context) error) error {
	tctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return f(tctx)
}

var lifetime, end = context.WithCancel(context.Background())

type store interface {
	Release(context.Context) error
	DeleteAll(context.Context) error
}

func right(ctx context.Context, db *sql.DB, s store, framework func(func(*framed) error) error) error {
	retry(ctx, func(ctx context.Context) error { return db.PingContext(ctx) })

	// The parameter is not meant to be used.
	retry(ctx, func(_ context.Context) error { return db.PingContext(ctx) })
	retry(ctx, func(context.Context) error { return db.PingContext(ctx) })
	retry(ctx, func(_attempt context.Context) error { return db.PingContext(ctx) })

	// Logging only reads values.
	retry(ctx, func(attempt context.Context) error {
		slog.InfoContext(ctx, "attempt")
		return db.PingContext(attempt)
	})

	// Detached on purpose.
	retry(ctx, func(attempt context.Context) error { return db.PingContext(context.WithoutCancel(ctx)) })
	dctx := context.WithoutCancel(ctx)
	retry(ctx, func(attempt context.Context) error { return db.PingContext(dctx) })

	// A root and a package-level context are other subjects.
	bctx := context.Background()
	retry(ctx, func(attempt context.Context) error { return db.PingContext(bctx) })
	retry(ctx, func(attempt context.Context) error { return db.PingContext(lifetime) })
	rctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	retry(ctx, func(attempt context.Context) error { return db.PingContext(rctx) })

	// Clean-up, what is deferred, and goroutines have reasons of their own.
	retry(ctx, func(attempt context.Context) error { return s.Release(ctx) })
	retry(ctx, func(attempt context.Context) error { return s.DeleteAll(ctx) })
	retry(ctx, func(attempt context.Context) error {
		defer db.ExecContext(ctx, "done")
		defer func() { db.ExecContext(ctx, "done") }()
		go db.PingContext(ctx)
		go func() { db.PingContext(ctx) }()
		return db.PingContext(attempt)
	})

	// The callback's own context is over.
	retry(ctx, func(attempt context.Context) error {
		<-attempt.Done()
		return db.PingContext(ctx)
	})

	// Something else has the parameter's name.
	retry(ctx, func(attempt context.Context) error {
		{
			attempt := 1
			_ = attempt
			return db.PingContext(ctx)
		}
	})

	// A framework's context is not one to pass on.
	return framework(func(c *framed) error { return db.PingContext(ctx) })
}

type framed struct{ context.Context }

// The name says that it is the longer one on purpose.
func named(appCtx, parent context.Context, db *sql.DB) {
	retry(appCtx, func(ctx context.Context) error { return db.PingContext(appCtx) })
	retry(parent, func(ctx context.Context) error { return db.PingContext(parent) })
}

type job struct {
	ctx context.Context
	db  *sql.DB
}

// A field is the object's lifetime, where the callback has a use for its own.
func (j *job) run(ctx context.Context) {
	retry(ctx, func(ctx context.Context) error {
		if err := j.db.PingContext(ctx); err != nil {
			return err
		}
		return j.db.PingContext(j.ctx)
	})
}

// What is made inside is not captured.
func inside(ctx context.Context, db *sql.DB, fresh func() context.Context) {
	retry(ctx, func(attempt context.Context) error {
		own := fresh()
		return db.PingContext(own)
	})
}

// The callback's own context comes from a root, and has less.
func rooted(ctx context.Context, db *sql.DB) error {
	return retry(context.Background(), func(attempt context.Context) error {
		return db.PingContext(ctx)
	})
}

func start(f func()) { go f() }

// A function of the module starts it as a goroutine.
func starts(ctx context.Context, db *sql.DB) {
	retry(ctx, func(attempt context.Context) error {
		start(func() { db.PingContext(ctx) })
		time.AfterFunc(time.Second, func() { db.PingContext(ctx) })
		return db.PingContext(attempt)
	})
}
