// Package imports has no import of time yet.
package imports

import "context"

func work(ctx context.Context) error { return ctx.Err() }

func bare(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5) // want `write 5\*time.Second`
	defer cancel()
	return work(ctx)
}
