package tests

import (
	"context"
	"testing"
)

func Test(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go serve(ctx)
}
