// Package lesson has the examples of the lesson.
package lesson

import (
	"context"
	"fmt"
)

type contextKey string

const requestIDKey contextKey = "requestID"

func handleRequest(ctx context.Context) {
	if id, ok := ctx.Value(requestIDKey).(string); ok {
		fmt.Println("Handling request:", id)
	}
}

func run() {
	ctx := context.WithValue(context.Background(), requestIDKey, "req-abc-123")
	handleRequest(ctx)
}

func wrong(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, "userID", 42) // want `key "userID" has the predeclared type string, so any other package can overwrite this value; let one package own the key, with an unexported type, and export functions that store and look up the value`
	return ctx
}

type ctxKey string

const userIDKey ctxKey = "userID"

func right(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, userIDKey, 42)
	return ctx
}
