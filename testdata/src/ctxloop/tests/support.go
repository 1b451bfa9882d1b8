package tests

import (
	"context"
	"testing"
	"time"
)

// A file that imports testing serves tests.
func Eventually(ctx context.Context, tb testing.TB, ready func() bool) error {
	for !ready() {
		time.Sleep(time.Second)
	}
	return ctx.Err()
}
