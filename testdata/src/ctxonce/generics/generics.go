package generics

import (
	"context"
	"time"
)

func every[T any](ctx context.Context, v T, f func(T)) {
	ticker := time.NewTicker(time.Minute)
	select { // want `after one tick of ticker`
	case <-ctx.Done():
	case <-ticker.C:
		f(v)
	}
}
