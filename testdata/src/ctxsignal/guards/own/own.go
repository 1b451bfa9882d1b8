// Package own treats a second signal by itself.
package own

import (
	"context"
	"net/http"
	"os"
	"os/signal"
)

func run(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
	again := make(chan os.Signal, 1)
	signal.Notify(again, os.Interrupt)
	go func() {
		<-again
		os.Exit(1)
	}()
	srv.Shutdown(context.Background())
}
