package tests

import (
	"context"
	"time"
)

func wait(ctx context.Context, ready func() bool) error {
	for !ready() {
		time.Sleep(time.Second)
	}
	return ctx.Err()
}
