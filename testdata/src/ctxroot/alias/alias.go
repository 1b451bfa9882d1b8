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
	return work(std.Background()) // want `work gets std\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func named(ctx Named) error {
	return work(std.TODO()) // want `work gets std\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller`
}

func overwritten(ctx C) error {
	ctx = std.Background() // want `the caller's ctx is overwritten`
	return work(ctx)
}

func spawned(ctx C) {
	go work(std.Background())
}

func load() error {
	return work(std.Background())
}

func run(ctx C) error { return load() }

var root = std.Background

// A function value is not followed.
func value(ctx C) error { return work(root()) }
