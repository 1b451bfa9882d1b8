// Command main waits for a signal.
package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	srv := new(http.Server)
	failed := make(chan error, 1)
	go run(srv, failed)
	hup := make(chan os.Signal, 1)
	signal.Notify(hup)
	select {
	case <-hup:
	case <-ctx.Done(): // want `this waits until ctx is done, so an error that the goroutine sends on failed before is not noticed`
	}
	_ = srv.Close()
	in := make(chan int)
	go serve(ctx, in)
	go func() { in <- 1 }() // ends with the process
	in <- 2                 // want `nothing receives from in once ctx is done, so this send blocks forever`
	if err := <-failed; err != nil {
		panic(err)
	}
}

func run(srv *http.Server, failed chan error) { failed <- srv.ListenAndServe() }

func serve(ctx context.Context, in chan int) {
	for {
		select {
		case <-in:
		case <-ctx.Done():
			return
		}
	}
}
