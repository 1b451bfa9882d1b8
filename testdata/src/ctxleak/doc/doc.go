// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"time"
)

func step(ctx context.Context) error { return ctx.Err() }

func bad(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // want `cancel is not called before return err; defer it`
	if err := step(ctx); err != nil {
		return err
	}
	cancel()
	return nil
}

func good(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return step(ctx)
}
