package correct

import (
	"context"
	"testing"
)

func TestCleanup(t *testing.T) {
	t.Cleanup(func() {
		if err := work(context.Background()); err != nil {
			t.Error(err)
		}
	})
	if err := testFirst(t, t.Context()); err != nil {
		t.Error(err)
	}
}

func TestOrder(t *testing.T) {
	defer t.Log("after the work has stopped")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if err := work(ctx); err != nil {
		t.Error(err)
	}
}
