package bad

import (
	"context"
	"log"
)

type ctxKey string

const requestIDKey ctxKey = "requestID"

func handle(ctx context.Context) {
	id := ctx.Value(requestIDKey).(string) // want `panics`
	log.Println("handling request", id)
}
