// Package closure has calls in function literals.
package closure

import (
	"context"
	"database/sql"
	"sync"

	"example.com/sdk"
	"golang.org/x/sync/errgroup"
)

var db *sql.DB

type pacer struct {
	invoke func(func() (bool, error)) error
}

func (p *pacer) Call(f func() (bool, error)) error { return p.invoke(f) }

func captured(ctx context.Context, c *sdk.Client, p *pacer) error {
	return p.Call(func() (bool, error) {
		_, err := c.Fetch("k")
		return false, err
	})
}

func own(ctx context.Context, run func(func(context.Context) error) error) error {
	return run(func(inner context.Context) error {
		return db.Ping() // want `db\.Ping ignores inner, so it keeps running after inner is canceled; use db\.PingContext`
	})
}

func called(ctx context.Context) error {
	return func() error {
		return db.Ping() // want `db\.Ping ignores ctx, so it keeps running after ctx is canceled; use db\.PingContext`
	}()
}

func joined(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		return db.Ping() // want `db\.Ping ignores ctx, so it keeps running after ctx is canceled; use db\.PingContext`
	})
	return g.Wait()
}

// What follows may run when the context is long gone.

func spawned(ctx context.Context) {
	go func() {
		_ = db.Ping()
	}()
}

func deferred(ctx context.Context) {
	defer func() {
		_ = db.Ping()
	}()
}

func once(ctx context.Context, o *sync.Once) {
	o.Do(func() {
		_ = db.Ping()
	})
}

var hooks []func() error

func Register(f func() error) error {
	hooks = append(hooks, f)
	return nil
}

func registered(ctx context.Context) error {
	return Register(func() error {
		return db.Ping()
	})
}

func stored(ctx context.Context) func() error {
	return func() error { return db.Ping() }
}

// loader keeps the function, as its result tells.
type loader struct{ f func() error }

func newLoader(f func() error) (*loader, error) { return &loader{f}, nil }

func made(ctx context.Context) (*loader, error) {
	return newLoader(func() error { return db.Ping() })
}
