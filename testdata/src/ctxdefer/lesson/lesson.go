// Package lesson has the examples of the lesson.
package lesson

import (
	"context"
	"time"
)

func fetch(ctx context.Context, url string) error { return ctx.Err() }

func right(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
	defer cancel()
	return fetch(ctx, "")
}

func rightEarly(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // always call cancel, even if you cancel early
	_ = fetch(ctx, "")
	cancel()
	time.Sleep(100 * time.Millisecond)
}

func wrong(ctx context.Context, urls []string) {
	for _, url := range urls {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		_ = fetch(ctx, url)
	}
}
