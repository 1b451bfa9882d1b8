// Package work is another package of the module.
package work

import (
	"context"
	"log/slog"
)

// Do observes its context.
func Do(ctx context.Context) error { return ctx.Err() }

// Log only reads values.
func Log(ctx context.Context, msg string) error {
	slog.InfoContext(ctx, msg)
	return nil
}

var life context.Context

// Attach keeps it.
func Attach(ctx context.Context) error {
	life = ctx
	return nil
}
