package tests

import (
	"context"
	"net/http"
	"testing"
	"time"
)

func get(t *testing.T, url string) *http.Response {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	return resp // want `the deferred cancel on line \d+ runs before the caller can use resp, which needs the context; read the body here, or call cancel in its Close`
}
