// Package limits has known misses and deliberate silences.
package limits

import (
	"context"
	"io"
	"net/http"
	"time"
)

type bucket interface {
	Get(ctx context.Context, name string) (io.ReadCloser, error)
}

// Many readers are bound to their context, and many are not: a file, a buffer.
func object(ctx context.Context, b bucket) (io.ReadCloser, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return b.Get(ctx, "x")
}

type client struct{ last *http.Response }

// A field may be read while the function runs.
func (c *client) store(ctx context.Context, req *http.Request) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	c.last = resp
	return err
}

// A goroutine that sends a response may wait for its reader.
func send(ctx context.Context, req *http.Request, out chan<- *http.Response) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, _ := http.DefaultClient.Do(req.WithContext(ctx))
	out <- resp
}

// A struct that was made before is not looked into.
func variable(ctx context.Context, req *http.Request) (*client, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	c := &client{last: resp}
	return c, nil
}
