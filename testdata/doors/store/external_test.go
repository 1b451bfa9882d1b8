package store_test

import (
	"context"
	"testing"

	"example.com/doors/server"
)

func TestServe(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	drain(ctx)
}

func drain(ctx context.Context) {
	<-ctx.Done()
	server.Serve(ctx, 1) // observes, as package store's copy for this test says
	server.Log(ctx)      // silent: only a value is read, by way of two packages
}
