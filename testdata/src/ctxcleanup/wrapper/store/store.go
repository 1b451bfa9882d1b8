// Package store does with contexts what its importer cannot see.
package store

import (
	"context"
	"errors"
	"log/slog"
)

// A Lease is held until it is given back.
type Lease struct{}

// Take takes a lease.
func Take(ctx context.Context) (*Lease, error) { return &Lease{}, wait(ctx) }

// Back gives a lease back.
//
//ctxlint:cleanup
func (*Lease) Back(ctx context.Context) { _ = wait(ctx) }

// Renew renews a lease.
func (*Lease) Renew(ctx context.Context) error { return wait(ctx) }

func wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
		return nil
	}
}

// Save watches ctx.
func Save(ctx context.Context) error { return wait(ctx) }

// Quick ignores it.
func Quick(ctx context.Context) error { return nil }

// Note reads values.
func Note(ctx context.Context) { slog.InfoContext(ctx, "note") }

// Stopped tells why ctx ended, and is done.
func Stopped(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return errors.New("too slow")
	}
	return ctx.Err()
}
