package basic

import (
	"context"
	"net/http"
)

// The request carries the context to code of which nothing is known.
func (c *client) forward(ctx context.Context, w http.ResponseWriter, next http.Handler) error {
	r, err := build(ctx)
	if err != nil {
		return err
	}
	c.slots <- struct{}{} // want `this waits for a slot of c.slots without regard to ctx`
	defer func() { <-c.slots }()
	next.ServeHTTP(w, r)
	return nil
}

func build(ctx context.Context) (*http.Request, error) {
	return http.NewRequestWithContext(ctx, "GET", "http://a", nil)
}
