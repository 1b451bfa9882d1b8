// Package lifetime has contexts that live too long, too short, or not at all,
// in shapes that no other check reports.
package lifetime

import (
	"context"
	"database/sql"
	"io"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"
)

func work(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
		return nil
	}
}

func returnsContext(ctx context.Context) context.Context {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return ctx
}

func returnsBody(ctx context.Context, url string) (io.ReadCloser, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func vacuum(ctx context.Context, db *sql.DB) {
	_, _ = db.ExecContext(ctx, "VACUUM")
}

func goroutine(ctx context.Context, db *sql.DB) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	go vacuum(ctx, db)
}

func goroutineLiteral(ctx context.Context, db *sql.DB) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		_, _ = db.ExecContext(ctx, "VACUUM")
	}()
}

func derivedUnused(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	_ = limited
	return work(ctx)
}

func parentAfter(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := work(limited); err != nil {
		return err
	}
	return work(ctx)
}

func parentInstead(ctx context.Context) error {
	_, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return work(ctx)
}

func neverWaited(ctx context.Context) {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return work(ctx) })
}

func groupDropped(ctx context.Context) error {
	g, _ := errgroup.WithContext(ctx)
	g.Go(func() error { return work(ctx) })
	return g.Wait()
}

func noUnit(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30)
	defer cancel()
	return work(ctx)
}

func noTime(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 0)
	defer cancel()
	return work(ctx)
}

func noDeadline(ctx context.Context) error {
	ctx, cancel := context.WithDeadline(ctx, time.Time{})
	defer cancel()
	return work(ctx)
}

func waitsForRoot() {
	ctx := context.Background()
	<-ctx.Done()
}

func waitsForDetached(ctx context.Context) {
	ctx = context.WithoutCancel(ctx)
	<-ctx.Done()
}

func swallows(ctx context.Context, c <-chan int) error {
	select {
	case <-c:
		return nil
	case <-ctx.Done():
		return nil
	}
}

type store struct{ db *sql.DB }

func (s *store) Find(id int) error { return s.db.Ping() }

func (s *store) FindContext(ctx context.Context, id int) error { return s.db.PingContext(ctx) }

func sibling(ctx context.Context, s *store) error {
	return s.Find(1)
}

type poller struct {
	ctx    context.Context
	cancel context.CancelFunc
	db     *sql.DB
}

func newPoller(db *sql.DB) *poller {
	ctx, cancel := context.WithCancel(context.Background())
	return &poller{ctx, cancel, db}
}

func (p *poller) stop() { p.cancel() }

func (p *poller) receiver() error { return p.db.PingContext(context.Background()) }

type handler struct{ db *sql.DB }

func (h handler) requestStarted(w http.ResponseWriter, r *http.Request) {
	go vacuum(r.Context(), h.db)
}

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	go func() {
		_, _ = h.db.ExecContext(ctx, "INSERT INTO visits DEFAULT VALUES")
	}()
	w.WriteHeader(http.StatusAccepted)
}
