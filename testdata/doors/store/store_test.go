package store

import (
	"context"
	"testing"
)

func TestGet(t *testing.T) {
	helper(context.Background(), t)
}

func helper(ctx context.Context, t *testing.T) {
	if _, err := Get(context.TODO(), 1); err != nil {
		t.Error(err)
	}
}
