// Package client wraps requests.
package client

import (
	"context"
	"net/http"
)

type Client struct{ http *http.Client }

func (c *Client) Get(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return c.http.Do(req)
}
