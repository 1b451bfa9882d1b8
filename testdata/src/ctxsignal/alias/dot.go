package alias

import (
	. "context"
	"net/http"
	"os"
	. "os/signal"
)

func dotted(srv *http.Server) {
	ctx, stop := NotifyContext(Background(), os.Interrupt)
	defer (stop)() // want `while srv\.Shutdown waits`
	<-ctx.Done()
	srv.Shutdown(Background())
}
