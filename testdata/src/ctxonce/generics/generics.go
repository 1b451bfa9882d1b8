package generics

import (
	"context"
	"time"
)

func use[T any](T) {}

func every[T any](ctx context.Context, v T) {
	use(v)
	ticker := time.NewTicker(time.Minute)
	select { // want `after one tick of ticker`
	case <-ctx.Done():
	case <-ticker.C:
		use(v)
	}
}
