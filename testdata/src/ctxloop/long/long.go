package long

import (
	"context"
	"net/http"
	"time"
)

func get(url string) error {
	_, err := http.Get(url)
	return err
}

func fetches(ctx context.Context, urls []string) error {
	for _, u := range urls { // want `this loop never checks ctx, although each iteration can block in get; return if ctx\.Err\(\) != nil`
		if err := get(u); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func counts(ctx context.Context, n int) error {
	for i := 0; i < n; i++ { // want `this loop never checks ctx, although each iteration can block in http\.Get; return if ctx\.Err\(\) != nil`
		_, _ = http.Get("http://localhost")
	}
	return ctx.Err()
}

// Silent from here on.

func asks(ctx context.Context, urls []string) {
	for _, u := range urls {
		if ctx.Err() != nil {
			return
		}
		_ = get(u)
	}
}

func fetch(ctx context.Context, url string) error { return ctx.Err() }

func hands(ctx context.Context, urls []string) {
	for _, u := range urls {
		_ = fetch(ctx, u)
		_ = get(u)
	}
}

func handsInside(ctx context.Context, urls []string, later func(func() error)) {
	for _, u := range urls {
		later(func() error { return fetch(ctx, u) })
		_ = get(u)
	}
}

func few(ctx context.Context) error {
	for range 3 {
		_ = get("http://localhost")
	}
	return ctx.Err()
}

func quick(ctx context.Context, xs []int) error {
	for range xs {
		_ = time.Now()
	}
	return ctx.Err()
}

func spawns(ctx context.Context, urls []string) error {
	for _, u := range urls {
		go get(u)
	}
	return ctx.Err()
}

func noContext(urls []string) {
	for _, u := range urls {
		_ = get(u)
	}
}
