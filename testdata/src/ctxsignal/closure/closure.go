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
	defer stop() // want `stop is called only when the function returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	<-ctx.Done()
	return srv.Shutdown(context.Background())
}

func inner(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when inner returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	go func() {
		<-ctx.Done()
		srv.Shutdown(context.Background())
	}()
	srv.ListenAndServe()
}
