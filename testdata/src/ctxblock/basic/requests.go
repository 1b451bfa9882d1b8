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
	c.slots <- struct{}{} // want `this blocks until c\.slots has a free slot, even after ctx is done; select on ctx\.Done\(\) as well`
	defer func() { <-c.slots }()
	next.ServeHTTP(w, r)
	return nil
}

func build(ctx context.Context) (*http.Request, error) {
	return http.NewRequestWithContext(ctx, "GET", "http://a", nil)
}
