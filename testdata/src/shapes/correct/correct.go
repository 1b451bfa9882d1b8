// Package correct has correct code that other checks report, or that their
// users have complained about.
package correct

import (
	"context"
	"database/sql"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"time"
)

type key struct{}

func work(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
		return nil
	}
}

func nilGuard(ctx context.Context) error {
	if ctx == nil {
		ctx = context.Background()
	}
	return work(ctx)
}

func gracefulShutdown(ctx context.Context, srv *http.Server) error {
	<-ctx.Done()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return srv.Shutdown(ctx)
}

func deferredCleanup(ctx context.Context, db *sql.DB) error {
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_, _ = db.ExecContext(ctx, "DELETE FROM lease")
	}()
	return work(ctx)
}

func blankParameter(_ context.Context, db *sql.DB) error {
	return db.PingContext(context.Background())
}

func secondResult(ctx context.Context) string {
	s, _ := ctx.Value(key{}).(string)
	return s
}

func testFirst(t *testing.T, ctx context.Context) error {
	t.Helper()
	return work(ctx)
}

func resetEachTurn(base context.Context, list []int) {
	var ctx context.Context
	for _, n := range list {
		ctx = base
		ctx = context.WithValue(ctx, key{}, n)
		_ = work(ctx)
	}
}

func fromBase(base context.Context, list []int) {
	ctx := base
	for _, n := range list {
		ctx = context.WithValue(base, key{}, n)
		_ = work(ctx)
	}
	_ = work(ctx)
}

func leftAfter(ctx context.Context, list []int) error {
	for _, n := range list {
		if n > 0 {
			ctx = context.WithValue(ctx, key{}, n)
			break
		}
	}
	return work(ctx)
}

// A worker owns its cancel function, and calls it when it is closed.
type worker struct {
	cancel context.CancelFunc
	done   chan struct{}
}

func ownedCancel(ctx context.Context) *worker {
	ctx, cancel := context.WithCancel(ctx)
	w := &worker{cancel, make(chan struct{})}
	go func() {
		defer close(w.done)
		_ = work(ctx)
	}()
	return w
}

func (w *worker) Close() {
	w.cancel()
	<-w.done
}

func correlated(ctx context.Context, limit time.Duration) error {
	var cancel context.CancelFunc
	if limit > 0 {
		ctx, cancel = context.WithTimeout(ctx, limit)
	}
	err := work(ctx)
	if limit > 0 {
		cancel()
	}
	return err
}

func runsOnce(ctx context.Context, log *slog.Logger) error {
	defer func() {
		ctx = context.WithValue(ctx, key{}, "end")
		log.InfoContext(ctx, "done")
	}()
	return work(ctx)
}

func asksFirst(ctx context.Context, list []int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return work(ctx)
}

// A pool is opened once for all callers, and lives longer than the first.
type pool struct {
	once sync.Once
	db   *sql.DB
	err  error
}

func (p *pool) oncePerProcess(ctx context.Context) error {
	p.once.Do(func() { p.err = p.db.PingContext(context.Background()) })
	if p.err != nil {
		return p.err
	}
	return work(ctx)
}

func detached(ctx context.Context, db *sql.DB) {
	ctx = context.WithoutCancel(ctx)
	go func() {
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		_, _ = db.ExecContext(ctx, "INSERT INTO audit DEFAULT VALUES")
	}()
}

func awaited(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		_ = work(ctx)
	}()
	wg.Wait()
}

func labelled(ctx context.Context, jobs <-chan int) error {
loop:
	for {
		select {
		case <-jobs:
		case <-ctx.Done():
			break loop
		}
	}
	return ctx.Err()
}
