// Package tests has functions that tests call, and tests.
package tests

import "context"

func lookup(ctx context.Context) error { return ctx.Err() }

// Its only caller besides a test has a context.
func load() error {
	return lookup(context.Background())
}

func run(ctx context.Context) error { return load() }

// Only tests call it.
func helper() error { return lookup(context.Background()) }

type owner struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func newOwner() *owner {
	ctx, cancel := context.WithCancel(context.Background())
	return &owner{ctx, cancel}
}
