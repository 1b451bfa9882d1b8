// Package lib waits.
package lib

import "context"

func Wait(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}
