// Package basic has each category in its plainest form.
package basic

import (
	"context"
	"database/sql"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"
)

func rebound(ctx context.Context, db *sql.DB) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(ctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	_, err := db.ExecContext(ctx, "commit") // want `ctx was canceled when g\.Wait returned on line \d+, with or without an error, so db\.ExecContext returns immediately; name the group's context gctx on line \d+, so that ctx stays the caller's`
	return err
}

func deadline(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	_ = g.Wait()
	tctx, cancel := context.WithTimeout(gctx, time.Second) // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so the work under context\.WithTimeout returns immediately; pass ctx`
	defer cancel()
	return db.PingContext(tctx)
}

func request(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(gctx, "GET", "http://example.com", nil) // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so http\.NewRequestWithContext returns immediately`
	if err != nil {
		return err
	}
	_ = req
	return nil
}

func atExit(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	defer db.PingContext(gctx) // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so db\.PingContext returns immediately; pass ctx`
	g.Go(func() error { return db.PingContext(gctx) })
	return g.Wait()
}

func release(ctx context.Context, srv *http.Server) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { <-gctx.Done(); return nil })
	err := g.Wait()
	srv.Shutdown(gctx) // want `gctx was canceled when g\.Wait returned on line \d+, with or without an error, so srv\.Shutdown returns immediately; pass ctx`
	return err
}

func blank(ctx context.Context, db *sql.DB) error {
	g, _ := errgroup.WithContext(ctx) // want `the group's context is discarded, so db\.PingContext, which uses ctx, does not stop when another goroutine of g fails; keep it and use it in the goroutines`
	for range 3 {
		g.Go(func() error { return db.PingContext(ctx) })
	}
	return g.Wait()
}

func blankSpec(ctx context.Context, db *sql.DB) error {
	var (
		gctx int
		g, _ = errgroup.WithContext(ctx) // want `the group's context is discarded, so db\.PingContext, which uses ctx, does not stop when another goroutine of g fails`
	)
	_ = gctx
	g.Go(func() error { return db.PingContext(ctx) })
	g.Go(func() error {
		tctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		return db.PingContext(tctx)
	})
	return g.Wait()
}

func blankVar(ctx context.Context, db *sql.DB) error {
	gctx := 0
	_ = gctx
	var g, _ = errgroup.WithContext(ctx) // want `the group's context is discarded, so db\.PingContext, which uses ctx, does not stop when another goroutine of g fails`
	g.Go(func() error { return db.PingContext(ctx) })
	return g.Wait()
}

func blankAssign(ctx context.Context, db *sql.DB) error {
	var g *errgroup.Group
	g, _ = errgroup.WithContext(ctx) // want `the group's context is discarded, so db\.PingContext, which uses ctx, does not stop when another goroutine of g fails`
	g.Go(func() error { return db.PingContext(ctx) })
	return g.Wait()
}

func unused(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx) // want `the group's context is discarded, so db\.PingContext, which uses ctx, does not stop when another goroutine of g fails`
	_ = gctx
	g.Go(func() error { return db.PingContext(ctx) })
	return g.Wait()
}

func outer(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error {
		if err := db.PingContext(ctx); err != nil { // want `db\.PingContext does not stop when another goroutine of g fails, because ctx is not the group's context; use gctx`
			return err
		}
		_, err := db.ExecContext(ctx, "work")
		return err
	})
	g.TryGo(func() error {
		tctx, cancel := context.WithTimeout(ctx, time.Second) // want `context\.WithTimeout does not stop when another goroutine of g fails, because ctx is not the group's context`
		defer cancel()
		return db.PingContext(tctx)
	})
	return g.Wait()
}

func waits(ctx context.Context, srv *http.Server) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(srv.ListenAndServe)
	g.Go(func() error {
		<-ctx.Done() // want `the receive from ctx\.Done\(\) does not stop when another goroutine of g fails, because ctx is not the group's context`
		return srv.Close()
	})
	g.Go(func() error { <-gctx.Done(); return nil })
	return g.Wait()
}

func asked(ctx context.Context, db *sql.DB, ticks <-chan int) error {
	g, gctx := errgroup.WithContext(ctx)
	defer g.Wait()
	for range ticks {
		select {
		case <-gctx.Done():
			return gctx.Err() // want `gctx\.Err\(\) hides the error that canceled the group; return the error of g\.Wait\(\)`
		default:
			g.Go(func() error { return db.PingContext(gctx) })
		}
	}
	return nil
}

func always(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	if err := g.Wait(); err != nil {
		return err
	}
	return gctx.Err() // want `gctx\.Err\(\) is never nil after g\.Wait, which cancels the context even if nothing failed; return the error of g\.Wait\(\)`
}

func forgotten(ctx context.Context, db *sql.DB) {
	g, gctx := errgroup.WithContext(ctx) // want `g\.Wait is never called, so the errors of its goroutines are lost and they may outlive forgotten; call g\.Wait\(\)`
	g.Go(func() error { return db.PingContext(gctx) })
}

func forgottenToo(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx) // want `g\.Wait is never called, so the errors of its goroutines are lost and they may outlive forgottenToo`
	g.Go(func() error { return db.PingContext(gctx) })
	<-gctx.Done()
	return gctx.Err()
}

func plain(ctx context.Context, db *sql.DB) {
	var g errgroup.Group // want `g\.Wait is never called, so the errors of its goroutines are lost and they may outlive plain`
	g.SetLimit(2)
	g.Go(func() error { return db.PingContext(ctx) })
}

func pointer(ctx context.Context, db *sql.DB) {
	g := new(errgroup.Group) // want `g\.Wait is never called, so the errors of its goroutines are lost and they may outlive pointer`
	g.Go(func() error { return db.PingContext(ctx) })
	h := &errgroup.Group{} // want `h\.Wait is never called, so the errors of its goroutines are lost and they may outlive pointer`
	h.Go(func() error { return db.PingContext(ctx) })
}

// A root is a parent like any other.
func fromRoot(db *sql.DB) error {
	ctx := context.Background()
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return db.PingContext(gctx) })
	g.Go(func() error { return db.PingContext(ctx) }) // want `db\.PingContext does not stop when another goroutine of g fails, because ctx is not the group's context`
	g.Go(func() error {
		ctx := context.Background()
		return db.PingContext(ctx) // made here: detached on purpose
	})
	return g.Wait()
}
