package rollback

import (
	"context"
	"errors"
	"net/http"
)

// What makes the request does not fail because ctx is done; what sends it does.
func sends(ctx context.Context, p pool, c *http.Client) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx) // want `c\.Do may have failed because ctx is done, and then l\.Release returns immediately and undoes nothing.*\[rollback\]`
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost", nil)
	if err != nil {
		return err
	}
	resp, err := c.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// What only reads the request fails for other reasons.
func signs(ctx context.Context, p pool) error {
	l, err := p.Acquire(ctx)
	if err != nil {
		return err
	}
	defer l.Release(ctx)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost", nil)
	if err != nil {
		return err
	}
	return sign(req)
}

func sign(req *http.Request) error {
	if req.Host == "" {
		return errors.New("no host")
	}
	return nil
}
