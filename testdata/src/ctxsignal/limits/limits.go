// Package limits has what the rule misses, or is silent about on purpose.
package limits

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"sync"
)

// What a function of another package does with the context is not known here.
func elsewhere(run func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return run(ctx)
}

// The deferred wait comes before the deferred stop.
func deferred(wg *sync.WaitGroup) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	defer wg.Wait()
	<-ctx.Done()
}

// The functions of the package are followed one deep.
func first(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	second(ctx, srv)
}

func second(ctx context.Context, srv *http.Server) { third(ctx, srv) }

func third(ctx context.Context, srv *http.Server) {
	<-ctx.Done()
	srv.Shutdown(context.Background())
}

// The field may be stopped by whoever has the object.
type app struct{ stop func() }

func (a *app) field(srv *http.Server) {
	var ctx context.Context
	ctx, a.stop = signal.NotifyContext(context.Background(), os.Interrupt)
	defer a.stop()
	<-ctx.Done()
	srv.Shutdown(context.Background())
}

// A declaration is not followed to the context that it declares.
func declared(srv *http.Server) {
	var ctx, stop = signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
	srv.Shutdown(context.Background())
}
