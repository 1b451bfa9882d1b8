// Package sharers starts goroutines that cancel the context which they share.
package sharers

import (
	"context"
	"io"
	"log"
	"net/http"
	"time"
)

func stop(ctx context.Context, cancel context.CancelFunc, srv *http.Server) {
	if srv == nil {
		return
	}
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		log.Print(err)
	}
}

func both(public, admin *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	go stop(ctx, cancel, public)
	go stop(ctx, cancel, admin) // want `ctx is canceled by whichever goroutine ends first, this one or that of line \d+, so stop of the other is cut short; do both in one goroutine and cancel at the end, or derive a context for each; assuming stop does not return before it calls the cancel function.*\[goroutine\?\]`
}

func drain(ctx context.Context, cancel context.CancelFunc, srv *http.Server) {
	defer cancel()
	_ = srv.Shutdown(ctx)
}

func certain(public, admin *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	go drain(ctx, cancel, public)
	go drain(ctx, cancel, admin) // want `ctx is canceled by whichever goroutine ends first, this one or that of line \d+, so drain of the other is cut short; do both in one goroutine and cancel at the end, or derive a context for each.*\[goroutine\]`
}

func one(public, admin *http.Server, first bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	if first {
		go stop(ctx, cancel, public)
	} else {
		go stop(ctx, cancel, admin)
	}
}

func each(public, admin *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	go stop(ctx, cancel, public)
	other, cancelOther := context.WithTimeout(context.Background(), 5*time.Second)
	go stop(other, cancelOther, admin)
}

// Each is meant to end the other.
func pump(ctx context.Context, cancel context.CancelFunc, dst io.Writer, src io.ReadCloser) {
	defer cancel()
	defer context.AfterFunc(ctx, func() { src.Close() })()
	_, _ = io.Copy(dst, src)
}

func proxy(ctx context.Context, a, b io.ReadWriteCloser) {
	ctx, cancel := context.WithCancel(ctx)
	go pump(ctx, cancel, a, b)
	go pump(ctx, cancel, b, a)
	<-ctx.Done()
}
