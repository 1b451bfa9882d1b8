// Package leave asks of each function what leaves it too early.
package leave

import (
	"context"
	"net/http"
	"time"
)

func result(ctx context.Context, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return http.DefaultClient.Do(req.WithContext(ctx)) // want "result"
}

func made(ctx context.Context) context.Context {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return ctx // want "context"
}

func work(ctx context.Context) error { return ctx.Err() }

func closure(ctx context.Context) func() error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return func() error { return work(ctx) } // want "closure"
}

func kept(ctx context.Context, req *http.Request) (*http.Response, context.CancelFunc, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	return resp, cancel, err
}
