// Package guards has what the rule must not report, one reason each.
package guards

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"
)

// Logging only reads values.
func valueOnly(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		slog.InfoContext(ctx, "start")
		return db.PingContext(gctx)
	})
	err := g.Wait()
	slog.InfoContext(gctx, "done")
	return err
}

func detached(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error { return db.PingContext(context.WithoutCancel(ctx)) })
	if err := g.Wait(); err != nil {
		return err
	}
	return db.PingContext(context.WithoutCancel(gctx))
}

// The group was made from a detached context: the two lives are apart.
func apart(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(context.WithoutCancel(ctx))
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error { return db.PingContext(ctx) })
	return g.Wait()
}

// Wait on some paths only.
func sometimes(ctx context.Context, db *sql.DB, wait bool) error {
	g, gctx := errgroup.WithContext(ctx)
	defer g.Wait()
	g.Go(func() error { return db.PingContext(gctx) })
	if wait {
		g.Wait()
	}
	return db.PingContext(gctx)
}

// The callee tells apart why its context ended.
func asks(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Wait()
	return explain(gctx, db)
}

func explain(ctx context.Context, db *sql.DB) error {
	if err := ctx.Err(); errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	switch ctx.Err() {
	case context.Canceled:
		return nil
	}
	return db.PingContext(ctx)
}

// Clean-up must run whatever becomes of the group.
func cleanup(ctx context.Context, srv *http.Server, store interface {
	Release(context.Context) error
}) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { <-gctx.Done(); return srv.Shutdown(ctx) })
	g.Go(func() error { return store.Release(ctx) })
	return g.Wait()
}

// What is deferred runs at the end of the goroutine.
func deferred(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer db.ExecContext(ctx, "done")
		defer func() { db.ExecContext(ctx, "done") }()
		return db.PingContext(gctx)
	})
	return g.Wait()
}

// After the end of the group's context, the other one is right.
func after(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		<-gctx.Done()
		return db.PingContext(ctx)
	})
	return g.Wait()
}

// The goroutine starts work that is not the group's.
func starts(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		go db.PingContext(ctx)
		go func() { db.PingContext(ctx) }()
		return db.PingContext(gctx)
	})
	return g.Wait()
}

// The names say that the two are kept apart.
func named(parent context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(parent)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error { return db.PingContext(parent) })
	return g.Wait()
}

// A relative of the group's context has a life of its own.
func relative(ctx context.Context, db *sql.DB) error {
	tctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error { return db.PingContext(tctx) })
	return g.Wait()
}

// Either one may end the wait.
func both(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		select {
		case <-ctx.Done():
		case <-gctx.Done():
		}
		return nil
	})
	return g.Wait()
}

// Something else has the name of the group's context.
func shadowed(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error {
		gctx := "text"
		_ = gctx
		return db.PingContext(ctx)
	})
	return g.Wait()
}

// The goroutines do not need a context, so that none is lost.
func noneNeeded(ctx context.Context, close []func() error) error {
	g, _ := errgroup.WithContext(ctx)
	for _, c := range close {
		g.Go(c)
		g.Go(func() error { return c() })
	}
	return g.Wait()
}

// A plain group has no context.
func plain(ctx context.Context, db *sql.DB) error {
	var g errgroup.Group
	g.Go(func() error { return db.PingContext(ctx) })
	err := g.Wait()
	db.PingContext(ctx)
	return err
}

type server struct{ g *errgroup.Group }

// Others may wait.
func handedOn(ctx context.Context, db *sql.DB, keep func(*errgroup.Group), call func(func() error)) (*server, *errgroup.Group) {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	h, hctx := errgroup.WithContext(ctx)
	h.Go(func() error { return db.PingContext(hctx) })
	i, ictx := errgroup.WithContext(ctx)
	i.Go(func() error { return db.PingContext(ictx) })
	keep(i)
	var j errgroup.Group
	j.Go(func() error { return db.PingContext(ctx) })
	call(j.Wait)
	return &server{g}, h
}

// Nothing was started.
func idle(ctx context.Context) context.Context {
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(1)
	return gctx
}

// Another goroutine waits.
func waitsLater(ctx context.Context, db *sql.DB, done chan<- error) {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	go func() { done <- g.Wait() }()
	db.PingContext(gctx)
}

// The context had ended before Wait, which found no error of a goroutine.
func endedBefore(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	<-gctx.Done()
	if err := g.Wait(); err != nil {
		return err
	}
	return gctx.Err()
}

// The cause is the error of the goroutine.
func cause(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	defer g.Wait()
	g.Go(func() error { return db.PingContext(gctx) })
	<-gctx.Done()
	return context.Cause(gctx)
}

// A goroutine of the group may say that it was told to stop: Wait has the
// first error.
func inTask(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		<-gctx.Done()
		return gctx.Err()
	})
	return g.Wait()
}

// Whoever has the group tells.
func toldElsewhere(ctx context.Context, db *sql.DB, keep func(*errgroup.Group)) error {
	g, gctx := errgroup.WithContext(ctx)
	keep(g)
	g.Go(func() error { return db.PingContext(gctx) })
	defer g.Wait()
	<-gctx.Done()
	return gctx.Err()
}

// A new group in each turn has a new context.
func turns(ctx context.Context, db *sql.DB) error {
	for {
		g, gctx := errgroup.WithContext(ctx)
		g.Go(func() error { return db.PingContext(gctx) })
		if err := g.Wait(); err != nil {
			return err
		}
	}
}

// The name of the group's context stands for another one by then.
func renamed(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	gctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	g.Go(func() error { return db.PingContext(ctx) })
	db.PingContext(gctx)
	return g.Wait()
}
