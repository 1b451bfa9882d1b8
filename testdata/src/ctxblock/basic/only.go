package basic

import (
	"context"
	"errors"
	"net/http"
)

func serve(ctx context.Context, srv *http.Server) error {
	failed := make(chan error)
	go func() { failed <- srv.ListenAndServe() }()
	<-ctx.Done() // want `this waits until ctx is done, so an error that the goroutine sends on failed before is not noticed; select on both`
	return errors.Join(srv.Close(), <-failed)
}

// It watches both.
func both(ctx context.Context, srv *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	select {
	case <-ctx.Done():
		return srv.Close()
	case err := <-failed:
		return err
	}
}

// The goroutine ends with the context as well: nothing fails before.
func companion(ctx context.Context) error {
	failed := make(chan error)
	go func() {
		<-ctx.Done()
		failed <- ctx.Err()
	}()
	<-ctx.Done()
	return <-failed
}

// What comes is no error.
func value(ctx context.Context) int {
	values := make(chan int)
	go func() { values <- 1 }()
	<-ctx.Done()
	return <-values
}

// It was started after the wait.
func after(ctx context.Context, srv *http.Server) error {
	failed := make(chan error)
	<-ctx.Done()
	go func() { failed <- srv.Close() }()
	return <-failed
}

// The select waits for an input as well: something goes on.
func input(ctx context.Context, srv *http.Server, in chan int) error {
	failed := make(chan error)
	go func() { failed <- srv.ListenAndServe() }()
	select {
	case <-ctx.Done():
	case <-in:
	}
	return errors.Join(srv.Close(), <-failed)
}
