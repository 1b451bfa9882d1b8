// Package lib makes contexts.
package lib

import (
	"context"
	"time"
)

const Short = 20 * time.Microsecond
const Bare = 20

func Limited(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Second)
}
