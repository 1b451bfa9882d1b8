package generated

import (
	"context"
	"net/http"
	"os"
	"os/signal"
)

func written(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `while srv\.Shutdown waits`
	<-ctx.Done()
	srv.Shutdown(context.Background())
}
