// Package a has the work.
package a

import (
	"context"
	"log/slog"
)

// Load observes its context.
func Load(ctx context.Context) error { return load(ctx) }

func load(ctx context.Context) error { return ctx.Err() }

// Note only reads values.
func Note(ctx context.Context) error {
	slog.InfoContext(ctx, "note")
	return nil
}
