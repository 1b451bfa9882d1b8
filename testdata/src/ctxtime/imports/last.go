package imports

import (
	"context"
	"time"
)

// No fix: package time would be imported for nothing.
func last(ctx context.Context, other func() (string, error)) error {
	ctx, cancel := context.WithDeadline(ctx, time.Now().Add(limit)) // want `use WithTimeout`
	defer cancel()
	return work(ctx)
}
