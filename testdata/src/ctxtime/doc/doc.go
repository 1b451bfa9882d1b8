// Package doc has the examples of the page.
package doc

import (
	"context"
	"time"
)

func fetch(ctx context.Context) error { return ctx.Err() }

func load(ctx context.Context, timeoutSeconds int) error {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(timeoutSeconds)) // want `timeoutSeconds counts seconds by its name, but time\.Duration\(timeoutSeconds\) counts nanoseconds`
	defer cancel()
	return fetch(ctx)
}

func loadAll(ctx context.Context, timeoutSeconds int) error {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(timeoutSeconds)*time.Second)
	defer cancel()
	return fetch(ctx)
}
