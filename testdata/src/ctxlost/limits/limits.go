// Package limits has known misses and deliberate silences.
package limits

import (
	"context"
	"net/http"
	"time"
)

type span struct{}

func (*span) End() {}

func start(ctx context.Context, name string) (context.Context, *span) { return ctx, nil }

func get(ctx context.Context) error { return ctx.Err() }

// A parent that is no variable.
func request(r *http.Request) error {
	_, sp := start(r.Context(), "request")
	defer sp.End()
	return get(r.Context())
}

// A context that is only asked may be a timer.
func asked(ctx context.Context) error {
	timer, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	err := get(ctx)
	if timer.Err() != nil {
		return timer.Err()
	}
	return err
}

// One of several calls takes the parent: often meant, to record a result
// whatever became of the call.
func sibling(ctx context.Context) error {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := get(sub); err != nil {
		return err
	}
	return get(ctx)
}

// A blank identifier says that it is meant.
func blank(ctx context.Context, r *http.Request) {
	_ = r.WithContext(ctx)
}
