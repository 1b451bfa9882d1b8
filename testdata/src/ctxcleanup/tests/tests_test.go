package tests

import (
	"context"
	"testing"
	"time"
)

// Tests cancel on purpose.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	if err := save(ctx); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := save(ctx); err == nil {
		t.Error("saved")
	}
}

func TestAfter(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	context.AfterFunc(ctx, func() { save(ctx) })
}

// But a deferred call in the wrong order is no purpose.
func TestOrder(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer save(ctx) // want `ctx is canceled by the defer on line \d+`
	defer cancel()
}

// Nobody ends a test's contexts half way.
func check(ctx context.Context) error {
	l, err := take(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	return save(ctx)
}

func closes(ctx context.Context, s interface{ Close(context.Context) error }) {
	s.Close(context.Background())
}
