// Package basic has contexts that end on one way.
package basic

import (
	"context"
	"database/sql"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func branch(ctx context.Context, db *sql.DB, slow bool) error {
	var cancel context.CancelFunc
	if slow {
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	}
	return db.PingContext(ctx) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then db\.PingContext returns immediately`
}

func cases(ctx context.Context, n int) error {
	var cancel context.CancelFunc
	switch n {
	case 1:
		ctx, cancel = context.WithCancel(ctx)
		if err := work(ctx); err != nil {
			cancel()
			return err
		}
		cancel()
	case 2:
		work(ctx)
	}
	return work(ctx) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then work returns immediately`
}

func derived(ctx context.Context, slow bool) error {
	if slow {
		var cancel func()
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	}
	tctx, cancel := context.WithTimeout(ctx, time.Minute) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then the work under context\.WithTimeout returns immediately`
	defer cancel()
	return work(tctx)
}

func selects(ctx context.Context, ch chan int) {
	var cancel func()
	select {
	case <-ch:
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		work(ctx)
		cancel()
	case <-ctx.Done():
		return
	case ch <- 1:
	}
	work(ctx) // want `ctx may be the context from line \d+, which is canceled on line \d+, and then work returns immediately`
}
