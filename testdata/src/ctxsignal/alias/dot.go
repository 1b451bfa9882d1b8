package alias

import (
	. "context"
	"net/http"
	"os"
	. "os/signal"
)

func dotted(srv *http.Server) {
	ctx, stop := NotifyContext(Background(), os.Interrupt)
	defer (stop)() // want `stop is called only when dotted returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	<-ctx.Done()
	srv.Shutdown(Background())
}
