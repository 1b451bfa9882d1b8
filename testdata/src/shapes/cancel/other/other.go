// Package other has a wrapper for another package.
package other

import (
	"context"
	"time"
)

// WithLimit bounds a context.
func WithLimit(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Minute)
}
