package tests

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"testing"
)

// A test is ended by other means.
func TestShutdown(t *testing.T) {
	srv := &http.Server{}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
	srv.Shutdown(context.Background())
}
