// Package closure has literals that run more than once.
package closure

import (
	"context"
	"net/http"
	"strings"
	"time"
)

type key struct{}

func work(ctx context.Context) error { return ctx.Err() }

func returned(ctx context.Context) func() error {
	return func() error {
		ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower; declare.*; assuming the literal runs more than once.*\[grows\?\]`
		return work(ctx)
	}
}

func handler(ctx context.Context) {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		ctx = context.WithValue(ctx, key{}, r) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		work(ctx)
	})
	http.Handle("/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx = context.WithValue(ctx, key{}, r) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		work(ctx)
	}))
}

func inLoop(ctx context.Context, n int) {
	for range n {
		go func() {
			ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
			work(ctx)
		}()
	}
}

func nested(ctx context.Context) func() {
	return func() {
		func() {
			ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
			work(ctx)
		}()
	}
}

func many(ctx context.Context, s string) string {
	return strings.Map(func(r rune) rune {
		ctx = context.WithValue(ctx, key{}, r) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		work(ctx)
		return r
	}, s)
}

func local(ctx context.Context, n int) {
	f := func() {
		ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		work(ctx)
	}
	for range n {
		f()
	}
}

func repeat(f func() error) error {
	for {
		if err := f(); err != nil {
			return err
		}
	}
}

func twice(f func() error) error { return repeat(f) }

func wrapped(f func() error) error {
	return repeat(func() error { return f() })
}

func repeated(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	repeat(func() error {
		ctx, cancel = context.WithTimeout(ctx, time.Second) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it is done as soon as the context of any earlier run is`
		defer cancel()
		return work(ctx)
	})
	twice(func() error {
		ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		return work(ctx)
	})
	wrapped(func() error {
		ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		return work(ctx)
	})
}

// strict: whether somebody calls it twice is not known here.
func unknown(ctx context.Context, run func(func() error)) {
	run(func() error {
		ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		return work(ctx)
	})
}

// Another literal reads what this one leaves: := would change that.
func readElsewhere(ctx context.Context, s string) (func() error, string) {
	read := func() error { return work(ctx) }
	return read, strings.Map(func(r rune) rune {
		ctx = context.WithValue(ctx, key{}, r) // want `ctx is declared outside this literal and every run derives it from the previous run's, so it keeps the values of all earlier runs and lookups get slower and slower`
		work(ctx)
		return r
	}, s)
}

func step(ctx context.Context) func() error {
	return func() error {
		ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal and every run derives it from the previous run's.*\[grows\]`
		return work(ctx)
	}
}

func steps(ctx context.Context, n int) error {
	next := step(ctx)
	for range n {
		if err := next(); err != nil {
			return err
		}
	}
	return nil
}

func command(ctx context.Context) func() error {
	return func() error {
		ctx = context.WithValue(ctx, key{}, 1) // want `ctx is declared outside this literal.*\[grows\?\]`
		return work(ctx)
	}
}

// Each turn has one of its own.
func commands(ctx context.Context, n int) error {
	for range n {
		run := command(ctx)
		if err := run(); err != nil {
			return err
		}
	}
	return nil
}

var _, _ = steps, commands
