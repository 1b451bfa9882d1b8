// Package global has package-level variables that hold a root.
package global

import (
	"context"
	"log/slog"

	"example.com/link"
)

var ctx = context.Background()

var (
	todo, other = context.TODO(), 1
)

func lookup(ctx context.Context) error { return ctx.Err() }

func load() error {
	return lookup(ctx) // want `lookup gets the package variable ctx, so nothing can cancel it; take a parameter ctx context\.Context`
}

func loadFor(c context.Context) error {
	return lookup(ctx) // want `lookup gets the package variable ctx, so nothing can cancel it; pass c`
}

func fetch() error {
	_, err := link.Fetch(todo) // want `link\.Fetch gets the package variable todo, so nothing can cancel it; take a parameter ctx context\.Context`
	return err
}

// From here on: silent.

// A lifetime: somebody assigns it.
var life = context.Background()

func start(c context.Context) { life = c }

func inLife() error { return lookup(life) }

// Others may.
var Exported = context.Background()

func exported() error { return lookup(Exported) }

// It has an end.
var ended, stop = context.WithCancel(context.Background())

func inEnded() error { return lookup(ended) }

// It is shadowed.
func shadowed(ctx context.Context) error { return lookup(ctx) }

// It only serves for values, or for what goes on living.
func logs() { slog.InfoContext(ctx, "loaded") }

func open() (*link.Pool, error) { return link.NewPool(ctx) }

// What begins the program, ends something, or is detached.
func init() { lookup(ctx) }

func closeAll() error { return lookup(ctx) }

func spawn() { go lookup(ctx) }

func later(c context.Context) func() error {
	return func() error { return lookup(ctx) }
}
