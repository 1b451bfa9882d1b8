// Package alias has the packages under other names.
package alias

import (
	stdctx "context"
	"net/http"
	"os"
	sig "os/signal"
)

func renamed(srv *http.Server) {
	ctx, stop := sig.NotifyContext(stdctx.Background(), os.Interrupt)
	defer stop() // want `while srv\.Shutdown waits`
	<-ctx.Done()
	srv.Shutdown(stdctx.Background())
}
