// Package closure waits in literals.
package closure

import (
	"context"
	"net/http"
	"os"
	"os/signal"
)

var run = func(srv *http.Server) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when the function returns, so a second interrupt has no effect while srv\.Shutdown waits`
	<-ctx.Done()
	return srv.Shutdown(context.Background())
}

func inner(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `while srv\.Shutdown waits`
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	srv.ListenAndServe()
}
