package basic

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
)

func shutdown(srv *http.Server) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop() // want `stop is called only when shutdown returns, so a second interrupt is ignored while srv\.Shutdown blocks.*\[stop\]`
	go srv.ListenAndServe()
	<-ctx.Done()
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	return srv.Shutdown(late)
}

func arm(srv *http.Server, failed chan error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when arm returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return srv.Shutdown(context.Background())
	}
}

func checked(ctx context.Context, wg *sync.WaitGroup) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop() // want `stop is called only when checked returns, so a second interrupt is ignored while wg\.Wait blocks`
	for ctx.Err() == nil {
		time.Sleep(time.Second)
	}
	wg.Wait()
}

func received(done chan struct{}) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when received returns, so a second interrupt is ignored while the receive from done blocks`
	<-ctx.Done()
	<-done
}

// The group's context is derived from the signal's.
func group(srv *http.Server) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when group returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	g, gctx := errgroup.WithContext(ctx)
	g.Go(srv.ListenAndServe)
	g.Go(func() error {
		<-gctx.Done()
		return srv.Shutdown(context.Background())
	})
	return g.Wait()
}

// A function of the package is given the context.
func start(srv *http.Server) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop() // want `stop is called only when start returns, so a second interrupt is ignored while srv\.Shutdown blocks`
	return serve(ctx, srv)
}

func serve(ctx context.Context, srv *http.Server) error {
	go srv.ListenAndServe()
	<-ctx.Done()
	return srv.Shutdown(context.Background())
}
