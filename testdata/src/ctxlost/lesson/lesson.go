// Package lesson has the lesson's shapes.
package lesson

import (
	"context"
	"fmt"
	"time"
)

type ctxKey string

const userIDKey ctxKey = "userID"

func right() {
	ctx := context.WithValue(context.Background(), userIDKey, 42)
	if id, ok := ctx.Value(userIDKey).(int); ok {
		fmt.Println(id)
	}
}

func wrong(ctx context.Context) {
	context.WithValue(ctx, userIDKey, 42) // want `context\.WithValue returns a new value and changes nothing, but its result is discarded; assign it to ctx`
	if id, ok := ctx.Value(userIDKey).(int); ok {
		fmt.Println(id)
	}
}

func fetchData(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func bounded() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return fetchData(ctx)
}

func unbounded(ctx context.Context) error {
	short, cancel := context.WithTimeout(ctx, time.Second) // want `nothing uses the context that context\.WithTimeout returns, so the deadline limits nothing; pass it to fetchData, which gets ctx`
	defer cancel()
	_ = short
	return fetchData(ctx)
}
