// Package doc has the examples of the rule's page.
package doc

import (
	"context"
	"io"
	"net/http"
	"time"
)

func fetch(ctx context.Context, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	return http.DefaultClient.Do(req.WithContext(ctx)) // want `the result of http\.DefaultClient\.Do ends with its context, which the deferred cancel on line \d+ ends before the caller can use it; read the body here, or let its Close call cancel`
}

func fetchAll(ctx context.Context, req *http.Request) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body) // good: read before the cancel
}
