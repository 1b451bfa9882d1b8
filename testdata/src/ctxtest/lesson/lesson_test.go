// Package lesson tests the lesson's download.
package lesson

import (
	"context"
	"fmt"
	"testing"
	"time"
)

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("fetchData: %w", ctx.Err())
	}
}

func TestRight(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel() // always call cancel, even if you cancel early
	if err := fetchData(ctx); err != nil {
		t.Log(err)
	}
}

func TestWrong(t *testing.T) {
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so the work under context\.WithTimeout returns immediately`
		defer cancel()
		if err := fetchData(ctx); err != nil {
			t.Log(err)
		}
	})
}
