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
	defer stop() // want `stop is called only when renamed returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	<-ctx.Done()
	srv.Shutdown(stdctx.Background())
}
