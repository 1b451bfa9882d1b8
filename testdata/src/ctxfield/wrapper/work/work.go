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

// Reason finds out whether err came of the end of life.
func Reason(err error, life context.Context) error {
	if st := code(life.Err()); st == 1 {
		return context.Cause(life)
	}
	return err
}

// Check asks its context too, but has no error to explain.
func Check(life context.Context) error {
	if st := code(life.Err()); st == 1 {
		return context.Cause(life)
	}
	return nil
}

func code(err error) int {
	if err != nil {
		return 1
	}
	return 0
}
