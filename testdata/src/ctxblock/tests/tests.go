// Package tests has a test that waits.
package tests

import "context"

func wait(ctx context.Context, in chan int) error {
	<-in // want `this receive blocks until somebody sends on in or closes it, even after ctx is done`
	return ctx.Err()
}
