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

func always(ctx context.Context, key any) {
	val, ok := ctx.Value(key).(string)
	fmt.Println(val, ok)
}

func wrong(ctx context.Context) {
	id := ctx.Value(requestIDKey).(string) // want `ctx\.Value\(requestIDKey\)\.\(string\) panics if the context holds no value of type string under requestIDKey; use v, ok := ctx\.Value\(requestIDKey\)\.\(string\)`
	fmt.Println("Handling request:", id)
}
