// Package guards has what the rule must not report, one reason each.
package guards

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

type store struct {
	ctx   context.Context
	db    *sql.DB
	group singleflight.Group
	once  sync.Once
	err   error
}

// Detached, with a timeout or without.
func (s *store) detached(ctx context.Context) {
	s.group.Do("", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		return nil, s.db.PingContext(ctx)
	})
	dctx := context.WithoutCancel(ctx)
	s.group.Do("", func() (any, error) { return nil, s.db.PingContext(dctx) })
}

// Logging only reads values.
func (s *store) logs(ctx context.Context) {
	s.once.Do(func() { slog.InfoContext(ctx, "once") })
}

// A root and a field do not end with the caller.
func (s *store) lasting(ctx context.Context) {
	s.once.Do(func() { s.err = s.db.PingContext(s.ctx) })
	s.once.Do(func() { s.err = s.db.PingContext(context.Background()) })
	rctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	s.once.Do(func() { s.err = s.db.PingContext(rctx) })
}

// The name says that it is a longer one.
func (s *store) named(appCtx context.Context) {
	s.once.Do(func() { s.err = s.db.PingContext(appCtx) })
}

// Nobody else has the once or the group.
func (s *store) local(ctx context.Context) error {
	var once sync.Once
	once.Do(func() { s.err = s.db.PingContext(ctx) })
	group := new(singleflight.Group)
	group.Do("", func() (any, error) { return nil, s.db.PingContext(ctx) })
	var state struct{ once sync.Once }
	state.once.Do(func() { s.err = s.db.PingContext(ctx) })
	ping := sync.OnceValue(func() error { return s.db.PingContext(ctx) })
	return ping()
}

// What begins and ends a thing has the context of the thing.
func (s *store) Start(ctx context.Context) {
	s.once.Do(func() { s.err = s.db.PingContext(ctx) })
}

func (s *store) Close(ctx context.Context) {
	s.once.Do(func() { s.err = s.db.PingContext(ctx) })
}

func (s *store) RemoveAll(ctx context.Context) {
	s.once.Do(func() { s.err = s.db.PingContext(ctx) })
}

// Clean-up, what is deferred, and goroutines.
func (s *store) others(ctx context.Context, closer interface{ Close(context.Context) error }) {
	s.once.Do(func() {
		defer s.db.PingContext(ctx)
		go s.db.PingContext(ctx)
		closer.Close(ctx)
	})
}

// It runs for this caller only.
func (s *store) now(ctx context.Context, run func(func() error) error) error {
	return run(func() error { return s.db.PingContext(ctx) })
}
