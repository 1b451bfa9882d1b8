// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"net/http"
	"os"
	"os/signal"
)

func bad(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when bad returns, so a second interrupt is ignored while srv\.Shutdown blocks; call it as soon as ctx is done: context\.AfterFunc\(ctx, stop\)`
	<-ctx.Done()
	srv.Shutdown(context.Background())
}

func good(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
	stop() // good
	srv.Shutdown(context.Background())
}
