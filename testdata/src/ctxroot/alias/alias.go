// Package alias has other names for package context and its types.
package alias

import (
	std "context"
)

type C = std.Context

type Named interface {
	std.Context
	Tenant() string
}

func work(ctx C) error { return ctx.Err() }

func renamed(ctx C) error {
	return work(std.Background()) // want `because it gets a new std\.Background although ctx is at hand`
}

func named(ctx Named) error {
	return work(std.TODO()) // want `because it gets a new std\.TODO although ctx is at hand`
}

func overwritten(ctx C) error {
	ctx = std.Background() // want `the caller's ctx is overwritten`
	return work(ctx)
}

func spawned(ctx C) {
	go work(std.Background()) // want `loses the values of ctx`
}

func load() error {
	return work(std.Background()) // want `work may block forever: it gets a new std\.Background, which has neither a deadline nor somebody to cancel it.*assuming work sets no timeout itself`
}

func run(ctx C) error { return load() }

var root = std.Background

// A function value is not followed.
func value(ctx C) error { return work(root()) }
