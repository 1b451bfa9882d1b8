package tests

import (
	"context"
	"testing"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func TestDiscarded(t *testing.T) {
	ctx, _ := context.WithTimeout(context.Background(), time.Second) // want `the cancel function of context.WithTimeout is discarded`
	if err := work(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestFatal(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	if err := work(ctx); err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		t.Skip()
	}
	cancel()
}

func TestError(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // want `cancel is not called before a return; defer it`
	if err := work(ctx); err != nil {
		t.Error(err)
		return
	}
	cancel()
}

// Of a root and without a timer, it holds nothing.
func TestIdle(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background()) // want `cancel is not called before a return; defer it.*assuming something still waits for the context when the test returns.*\[path\?\]`
	if err := work(ctx); err != nil {
		t.Error(err)
		return
	}
	cancel()
}

func TestCleanup(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	_ = work(ctx)
}

func helper(t *testing.T) (context.Context, context.CancelFunc) {
	t.Helper()
	return context.WithTimeout(context.Background(), time.Minute)
}

func TestHelper(t *testing.T) {
	ctx, cancel := helper(t)
	defer cancel()
	_ = work(ctx)
}

func TestHelperDiscarded(t *testing.T) {
	ctx, _ := helper(t) // want `the cancel function of helper is discarded`
	_ = work(ctx)
}

// A child of the test's own context ends with the test.
func TestOwn(t *testing.T) {
	ctx, _ := context.WithTimeout(t.Context(), time.Second) // want `the cancel function of context\.WithTimeout is discarded, so the context's timer runs until the deadline.*assuming the test keeps running for long`
	if err := work(ctx); err != nil {
		t.Fatal(err)
	}
}
