package generated

import (
	"context"
	"net/http"
	"os"
	"os/signal"
)

func written(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when written returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	<-ctx.Done()
	srv.Shutdown(context.Background())
}
