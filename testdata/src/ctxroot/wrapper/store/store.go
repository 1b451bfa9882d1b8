// Package store does with contexts what its importer cannot see.
package store

import (
	"context"
	"log/slog"
)

// Fetch watches ctx.
func Fetch(ctx context.Context) error { return save(ctx) }

func save(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
		return nil
	}
}

// Quick takes a context and ignores it.
func Quick(ctx context.Context) error { return nil }

// Note reads values only, by another function.
func Note(ctx context.Context, msg string) { note(ctx, msg) }

func note(ctx context.Context, msg string) { slog.InfoContext(ctx, msg) }

// A Session lives by the context that it is opened with.
type Session struct{ ctx context.Context }

// Open keeps ctx.
func Open(ctx context.Context) (*Session, error) { return &Session{ctx}, ctx.Err() }

// Each calls f before it returns.
func Each(f func() error) error { return f() }

// Later calls f some time.
func Later(f func() error) { go f() }

// Detach gives out a context of its own.
func Detach(ctx context.Context) context.Context { return context.Background() }

// Load makes a root. Its callers are in another package, which this one
// cannot see, and may be in another module.
func Load() error { return save(context.Background()) }
