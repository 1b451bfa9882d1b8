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

func lookup(ctx C) error { return ctx.Err() }

func renamed(ctx C) error {
	return lookup(std.Background()) // want `lookup gets std\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func named(ctx Named) error {
	return lookup(std.TODO()) // want `lookup gets std\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func overwritten(ctx C) error {
	ctx = std.Background() // want `the caller's ctx is overwritten`
	return lookup(ctx)
}

func spawned(ctx C) {
	go lookup(std.Background())
}

func load() error {
	return lookup(std.Background())
}

func run(ctx C) error { return load() }

var root = std.Background

// A function value is not followed.
func value(ctx C) error { return lookup(root()) }
