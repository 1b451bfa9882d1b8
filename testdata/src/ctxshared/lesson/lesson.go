// Package lesson has the lesson's download, shared by those who want it.
package lesson

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/singleflight"
)

var group singleflight.Group

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func wrong(ctx context.Context) error {
	_, err, _ := group.Do("data", func() (any, error) {
		return nil, fetchData(ctx) // want `fetchData runs for all callers of group\.Do, but fails for all of them if the first caller's ctx is canceled`
	})
	return err
}

func right(ctx context.Context) error {
	_, err, _ := group.Do("data", func() (any, error) {
		fetchCtx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		return nil, fetchData(fetchCtx)
	})
	return err
}
