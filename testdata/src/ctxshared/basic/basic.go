// Package basic has shared work under one caller's context.
package basic

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

type store struct {
	db    *sql.DB
	group singleflight.Group
	once  sync.Once
	err   error
	load  func() error
}

var (
	once   sync.Once
	loaded func() error
)

func (s *store) get(ctx context.Context, key string) (any, error) {
	v, err, _ := s.group.Do(key, func() (any, error) {
		return s.db.QueryContext(ctx, key) // want `s\.db\.QueryContext serves all callers of s\.group\.Do, and fails for all when ctx, the first one's, ends; pass context\.WithoutCancel\(ctx\), with a timeout of its own`
	})
	return v, err
}

func (s *store) getChan(ctx context.Context, key string) (any, error) {
	ch := s.group.DoChan(key, func() (any, error) {
		tctx, cancel := context.WithTimeout(ctx, time.Second) // want `context\.WithTimeout serves all callers of s\.group\.DoChan`
		defer cancel()
		if err := s.db.PingContext(ctx); err != nil {
			return nil, err
		}
		return s.db.QueryContext(tctx, key)
	})
	r := <-ch
	return r.Val, r.Err
}

func (s *store) open(ctx context.Context) error {
	s.once.Do(func() {
		s.err = s.db.PingContext(ctx) // want `s\.db\.PingContext serves all callers of s\.once\.Do`
	})
	return s.err
}

func global(ctx context.Context, db *sql.DB) (err error) {
	once.Do(func() { err = db.PingContext(ctx) }) // want `db\.PingContext serves all callers of once\.Do`
	return err
}

func param(ctx context.Context, db *sql.DB, group *singleflight.Group) (any, error) {
	v, err, _ := (*group).Do("", func() (any, error) {
		return nil, db.PingContext(ctx) // want `db\.PingContext serves all callers`
	})
	return v, err
}

func (s *store) request(w http.ResponseWriter, r *http.Request) {
	s.group.Do("", func() (any, error) {
		return nil, s.db.PingContext(r.Context()) // want `fails for all when r\.Context\(\), the first one's, ends`
	})
}

func lazily(ctx context.Context, db *sql.DB) func() error {
	return sync.OnceValue(func() error { return db.PingContext(ctx) }) // want `db\.PingContext serves all callers of sync\.OnceValue`
}

func (s *store) prepare(ctx context.Context) {
	s.load = sync.OnceValue(func() error { return s.db.PingContext(ctx) }) // want `serves all callers of sync\.OnceValue`
	loaded = sync.OnceValue(func() error { return s.db.PingContext(ctx) }) // want `serves all callers of sync\.OnceValue`
}

// A Once has no result: who comes later finds it spent.
func (s *store) spent(ctx context.Context) (err error) {
	s.once.Do(func() {
		err = s.db.PingContext(ctx) // want `s\.db\.PingContext serves all callers of s\.once\.Do, and is not done again when ctx, the first one's, ends; .*; assuming another caller comes with a context of its own`
	})
	return err
}

// What nobody has seen wait, is assumed to.
func (s *store) unseen(ctx context.Context, p pinger) error {
	_, err, _ := s.group.Do("", func() (any, error) {
		return nil, p.Ping(ctx) // want `fails for all when ctx, the first one's, ends; .*; assuming p\.Ping returns when its context ends`
	})
	return err
}

type pinger interface{ Ping(context.Context) error }
