package good

import (
	"context"
	"log"
)

type ctxKey string

const requestIDKey ctxKey = "requestID"

func handle(ctx context.Context) {
	if id, ok := ctx.Value(requestIDKey).(string); ok {
		log.Println("handling request", id)
	}
}
