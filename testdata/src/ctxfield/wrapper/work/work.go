// Package work is another package of the module.
package work

import (
	"context"
	"errors"
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

var errGone = errors.New("gone")

// Gone finds out whether err came of the end of life.
func Gone(err error, life context.Context) error {
	select {
	case <-life.Done():
		return errGone
	default:
		return err
	}
}

// Report works under its context, which comes first.
func Report(ctx context.Context, err error) error {
	<-ctx.Done()
	return err
}
