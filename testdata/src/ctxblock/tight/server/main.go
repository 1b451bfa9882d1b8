// Command server goes on.
package main

import (
	"context"
	"net/http"
	"time"
)

func main() {
	_ = pull(context.Background(), time.Minute)
	_ = http.ListenAndServe(":1", nil)
}

func fetch() error { return nil }

func pull(ctx context.Context, limit time.Duration) error {
	failed := make(chan error) // want `the goroutine that sends on failed leaks if pull takes case <-time\.After\(limit\), because failed has no buffer for it; .*assuming the process goes on when the function has returned`
	go func() { failed <- fetch() }()
	select {
	case err := <-failed:
		return err
	case <-time.After(limit):
		return ctx.Err()
	}
}
