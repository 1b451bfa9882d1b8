// Package branch has limits that are set, and given up, in one branch only.
package branch

import (
	"context"
	"net/http"
	"time"
)

type options struct {
	limit  *time.Duration
	stream bool
	tries  int
}

func limited(ctx context.Context, c *http.Client, req *http.Request, o *options) (*http.Response, error) {
	if o.limit != nil {
		ctx, cancel := context.WithTimeout(ctx, *o.limit)
		defer cancel()
		req = req.WithContext(ctx)
	} else {
		req = req.WithContext(ctx)
	}
	resp, err := c.Do(req)
	if err != nil {
		return nil, err
	}
	return resp, nil // want `the deferred cancel on line \d+ runs before the caller can use resp, which needs the context; read the body here, or call cancel in its Close`
}

func bounded(ctx context.Context, c *http.Client, req *http.Request) (*http.Response, error) {
	if _, ok := ctx.Deadline(); !ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Minute)
		defer cancel()
	}
	return c.Do(req.WithContext(ctx)) // want `the deferred cancel on line \d+ runs before the caller can use the result of c\.Do, which needs the context; read the body here, or call cancel in its Close`
}

// Only answers that are read here are limited.
func streamed(ctx context.Context, c *http.Client, req *http.Request, o *options, read func(*http.Response) error) (*http.Response, error) {
	if !o.stream {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Minute)
		defer cancel()
	}
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	if o.stream {
		return resp, nil
	}
	return nil, read(resp)
}

// The cancel is not deferred on every way.
func sometimes(ctx context.Context, c *http.Client, req *http.Request, o *options) (*http.Response, error) {
	if o.limit != nil {
		limited, cancel := context.WithTimeout(ctx, *o.limit)
		req = req.WithContext(limited)
		if o.tries > 1 {
			defer cancel()
		} else {
			context.AfterFunc(ctx, cancel)
		}
	}
	return c.Do(req)
}

// What is returned was made with the caller's context.
func other(ctx context.Context, c *http.Client, req *http.Request, o *options, check func(context.Context) error) (*http.Response, error) {
	if o.limit != nil {
		limited, cancel := context.WithTimeout(ctx, *o.limit)
		defer cancel()
		if err := check(limited); err != nil {
			return nil, err
		}
	}
	return c.Do(req.WithContext(ctx))
}
