// Package closure has the rule's shapes in literals.
package closure

import (
	"context"
	"time"
)

type span struct{}

func (*span) End() {}

func start(ctx context.Context, name string) (context.Context, *span) { return ctx, nil }

func get(ctx context.Context) error {
	_, sp := start(ctx, "get")
	defer sp.End()
	return ctx.Err()
}

var handler = func(ctx context.Context) error {
	_, sp := start(ctx, "handler") // want `the context of sp is discarded and get gets its parent ctx, so its work is not part of sp`
	defer sp.End()
	return get(ctx)
}

func captured(ctx context.Context) func() error {
	return func() error {
		_, sp := start(ctx, "captured") // want `the context of sp is discarded and get gets its parent ctx, so its work is not part of sp`
		defer sp.End()
		return get(ctx)
	}
}

func unused(ctx context.Context) func() error {
	return func() error {
		_, cancel := context.WithTimeout(ctx, time.Second) // want `nothing uses the context that context\.WithTimeout returns, so the deadline limits nothing`
		defer cancel()
		return get(ctx)
	}
}
