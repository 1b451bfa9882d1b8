// Package lesson has the examples of the lesson.
package lesson

import (
	"context"
	"fmt"
)

type contextKey string

const requestIDKey contextKey = "requestID"

const limitKey contextKey = "limit"

func handleRequest(ctx context.Context) {
	if id, ok := ctx.Value(requestIDKey).(string); ok {
		fmt.Println("Handling request:", id)
	}
}

func run() {
	ctx := context.WithValue(context.Background(), requestIDKey, "req-abc-123")
	handleRequest(ctx)
}

// A backdoor for a function parameter.
func list(ctx context.Context) {
	limit, _ := ctx.Value(limitKey).(int)
	fmt.Println(limit)
}

func page() {
	ctx := context.WithValue(context.Background(), limitKey, 10) // want `limitKey is only looked up by list, which this package calls directly, so the context stands in for a parameter; pass the value as one`
	list(ctx)
}
