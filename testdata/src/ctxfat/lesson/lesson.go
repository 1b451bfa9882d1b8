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
		ctx = context.WithValue(ctx, userIDKey, id) // want `ctx is made from itself in every turn of the loop, so it keeps the values of all earlier turns`
		handle(ctx)
	}
}

func wrongTimeout(ctx context.Context, ids []int) {
	var cancel context.CancelFunc
	for range ids {
		ctx, cancel = context.WithTimeout(ctx, 500*time.Millisecond) // want `so it ends with the contexts of all earlier turns`
		handle(ctx)
		cancel()
	}
}
