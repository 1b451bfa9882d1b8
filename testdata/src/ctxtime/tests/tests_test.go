package tests

import (
	"context"
	"sync"
	"testing"
	"time"
)

func work(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func TestLate(t *testing.T) {
	for _, d := range []time.Duration{0, 1} {
		ctx, cancel := context.WithTimeout(t.Context(), d)
		_ = work(ctx)
		cancel()
	}
	ctx1, cancel1 := context.WithTimeout(t.Context(), 0)
	defer cancel1()
	ctx2, cancel2 := context.WithTimeout(t.Context(), 1)
	defer cancel2()
	ctx3, cancel3 := context.WithTimeout(t.Context(), time.Microsecond)
	defer cancel3()
	ctx4, cancel4 := context.WithDeadline(t.Context(), time.Now())
	defer cancel4()
	ctx5, cancel5 := context.WithTimeout(t.Context(), 10) // want `context\.WithTimeout gets 10, which is 10ns because a number without a unit counts nanoseconds`
	defer cancel5()
	_, _, _, _, _ = work(ctx1), work(ctx2), work(ctx3), work(ctx4), work(ctx5)
}

func TestLocked(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	_ = work(ctx)
}

func TestRetry(t *testing.T) {
	ctx, delay := t.Context(), time.Since(time.Now())
	for {
		if err := work(ctx); err == nil {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(delay):
		}
	}
}
