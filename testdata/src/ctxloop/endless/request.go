package endless

import (
	"context"
	"net/http"
)

// A request that was made without a context does not end with ctx.
func plain(ctx context.Context, c *http.Client) {
	for { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		req, _ := http.NewRequest("GET", "http://localhost", nil)
		c.Do(req)
	}
}

// It has got one since.
func rebound(ctx context.Context, c *http.Client) {
	for {
		req, _ := http.NewRequest("GET", "http://localhost", nil)
		req = req.WithContext(ctx)
		if _, err := c.Do(req); err != nil {
			return
		}
	}
}

func replaced(ctx context.Context, c *http.Client) {
	req, _ := http.NewRequest("GET", "http://localhost", nil)
	*req = *req.WithContext(ctx)
	for {
		c.Do(req)
	}
}

// It may have one.
func given(ctx context.Context, c *http.Client, req *http.Request) {
	_ = ctx.Err()
	for {
		c.Do(req)
	}
}
