package store

import (
	"context"
	"testing"
)

func TestGet(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	drain(ctx, t)
}

func drain(ctx context.Context, t *testing.T) {
	<-ctx.Done()
	if _, err := Get(ctx, 1); err != nil {
		t.Error(err)
	}
}
