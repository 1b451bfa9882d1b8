// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"net/http"
	"time"
)

func bad(ctx context.Context, srv *http.Server) {
	<-ctx.Done()
	srv.Shutdown(ctx) // want `ctx is already done here \(line \d+\), so srv\.Shutdown returns immediately`
}

func good(ctx context.Context, srv *http.Server) {
	<-ctx.Done()
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	srv.Shutdown(stop) // good
}
