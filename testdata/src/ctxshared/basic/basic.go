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
		return s.db.QueryContext(ctx, key) // want `s\.db\.QueryContext runs for all callers of s\.group\.Do, but fails for all of them if the first caller's ctx is canceled; derive a context with a timeout from context\.WithoutCancel\(ctx\)`
	})
	return v, err
}

func (s *store) getChan(ctx context.Context, key string) (any, error) {
	ch := s.group.DoChan(key, func() (any, error) {
		tctx, cancel := context.WithTimeout(ctx, time.Second) // want `context\.WithTimeout runs for all callers of s\.group\.DoChan, but fails for all of them if the first caller's ctx is canceled`
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
		s.err = s.db.PingContext(ctx) // want `s\.db\.PingContext runs for all callers of s\.once\.Do, but is not run again if the first caller's ctx is canceled`
	})
	return s.err
}

func global(ctx context.Context, db *sql.DB) (err error) {
	once.Do(func() { err = db.PingContext(ctx) }) // want `db\.PingContext runs for all callers of once\.Do, but is not run again if the first caller's ctx is canceled`
	return err
}

func param(ctx context.Context, db *sql.DB, group *singleflight.Group) (any, error) {
	v, err, _ := (*group).Do("", func() (any, error) {
		return nil, db.PingContext(ctx) // want `db\.PingContext runs for all callers of \(\*group\)\.Do, but fails for all of them if the first caller's ctx is canceled`
	})
	return v, err
}

func (s *store) request(w http.ResponseWriter, r *http.Request) {
	s.group.Do("", func() (any, error) {
		return nil, s.db.PingContext(r.Context()) // want `s\.db\.PingContext runs for all callers of s\.group\.Do, but fails for all of them if the first caller's r\.Context\(\) is canceled`
	})
}

func lazily(ctx context.Context, db *sql.DB) func() error {
	return sync.OnceValue(func() error { return db.PingContext(ctx) }) // want `db\.PingContext runs for all callers of sync\.OnceValue, but fails for all of them if the first caller's ctx is canceled`
}

func (s *store) prepare(ctx context.Context) {
	s.load = sync.OnceValue(func() error { return s.db.PingContext(ctx) }) // want `s\.db\.PingContext runs for all callers of sync\.OnceValue, but fails for all of them if the first caller's ctx is canceled`
	loaded = sync.OnceValue(func() error { return s.db.PingContext(ctx) }) // want `s\.db\.PingContext runs for all callers of sync\.OnceValue, but fails for all of them if the first caller's ctx is canceled`
}

// A Once has no result: who comes later finds it spent.
func (s *store) spent(ctx context.Context) (err error) {
	s.once.Do(func() {
		err = s.db.PingContext(ctx) // want `s\.db\.PingContext runs for all callers of s\.once\.Do, but is not run again if the first caller's ctx is canceled; derive a context with a timeout from context\.WithoutCancel\(ctx\).*assuming another caller has its own context`
	})
	return err
}

// What nobody has seen wait, is assumed to.
func (s *store) unseen(ctx context.Context, p pinger) error {
	_, err, _ := s.group.Do("", func() (any, error) {
		return nil, p.Ping(ctx) // want `p\.Ping runs for all callers of s\.group\.Do, but fails for all of them if the first caller's ctx is canceled; derive a context with a timeout from context\.WithoutCancel\(ctx\).*assuming p\.Ping returns when its context is done`
	})
	return err
}

type pinger interface{ Ping(context.Context) error }
