// Package tests has a test that waits.
package tests

import "context"

func wait(ctx context.Context, in chan int) error {
	<-in
	return ctx.Err()
}
