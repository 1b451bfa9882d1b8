package guards

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"sync"
)

func stopped(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
	stop()
	srv.Shutdown(context.Background())
}

func afterwards(srv *http.Server) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop)
	<-ctx.Done()
	srv.Shutdown(context.Background())
}

// Whoever is given stop may call it.
func given(srv *http.Server, onSignal func(func())) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	onSignal(stop)
	<-ctx.Done()
	srv.Shutdown(context.Background())
}

// Nothing waits.
func ends() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
	fmt.Println("over")
}

// The wait is over when the signal comes, or may be without one.
func before(wg *sync.WaitGroup, work func(context.Context)) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	work(ctx)
	wg.Wait()
}

// To wait for another end of the same context is no drain.
func twice() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	<-ctx.Done()
	<-inner.Done()
}

// Another context has ended.
func other(ctx context.Context, wg *sync.WaitGroup) {
	sigctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	use(sigctx)
	<-ctx.Done()
	wg.Wait()
}

func use(ctx context.Context) {}
