package tests

import (
	"context"
	"testing"
	"time"
)

// Tests sleep on purpose, and end with their process.
func TestSleeps(t *testing.T) {
	for i := 0; i < 100; i++ {
		time.Sleep(time.Second)
	}
}

func helper(ctx context.Context, ready func() bool) error {
	for !ready() {
		time.Sleep(time.Second)
	}
	return ctx.Err()
}
