package generated

import (
	"context"
	"net/http"
	"time"
)

func written(ctx context.Context, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return http.DefaultClient.Do(req.WithContext(ctx)) // want `the deferred call on line \d+ cancels the context of the result of http\.DefaultClient\.Do before the caller can use it`
}
