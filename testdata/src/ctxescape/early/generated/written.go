package generated

import (
	"context"
	"net/http"
	"time"
)

func written(ctx context.Context, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return http.DefaultClient.Do(req.WithContext(ctx)) // want `the deferred cancel on line \d+ runs before the caller can use the result of http\.DefaultClient\.Do, which needs the context; read the body here, or call cancel in its Close`
}
