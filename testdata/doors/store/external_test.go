package store_test

import (
	"context"
	"testing"

	"example.com/doors/server"
)

func TestServe(t *testing.T) {
	serve(context.Background())
}

func serve(ctx context.Context) {
	server.Serve(context.Background(), 1)
}
