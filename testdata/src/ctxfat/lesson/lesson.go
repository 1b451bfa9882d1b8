// Package lesson has the lesson's request values, in a loop.
package lesson

import (
	"context"
	"fmt"
	"time"
)

type ctxKey string

const userIDKey ctxKey = "userID"

func handle(ctx context.Context) {
	if id, ok := ctx.Value(userIDKey).(int); ok {
		fmt.Println(id)
	}
}

func once(ctx context.Context) {
	ctx = context.WithValue(ctx, userIDKey, 42)
	handle(ctx)
}

func right(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx := context.WithValue(ctx, userIDKey, id)
		handle(ctx)
	}
}

func wrong(ctx context.Context, ids []int) {
	for _, id := range ids {
		ctx = context.WithValue(ctx, userIDKey, id) // want `ctx is derived from itself in every iteration, so it keeps the values of all earlier iterations and lookups get slower and slower`
		handle(ctx)
	}
}

func wrongTimeout(ctx context.Context, ids []int) {
	var cancel context.CancelFunc
	for range ids {
		ctx, cancel = context.WithTimeout(ctx, 500*time.Millisecond) // want `ctx is derived from itself in every iteration, so it is done as soon as the context of any earlier iteration is`
		handle(ctx)
		cancel()
	}
}
