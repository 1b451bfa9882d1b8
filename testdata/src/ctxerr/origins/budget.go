package origins

import (
	"context"
	"fmt"
	"time"
)

type node struct{}

func (node) height(ctx context.Context) (int, error) {
	<-ctx.Done()
	return 0, fmt.Errorf("height: %w", ctx.Err())
}

// Only the timeout of one node has passed: the parent says nil.
func highest(ctx context.Context, nodes []node) (int, error) {
	best := 0
	for _, n := range nodes {
		h, err := n.height(ctx)
		if err == context.Canceled { // want `== does not match a wrapped context\.Canceled; use errors\.Is`
			return 0, ctx.Err()
		}
		best = max(best, h)
	}
	return best, nil
}

func one(ctx context.Context, n node) (int, error) {
	short, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	h, err := n.height(short)
	if h == 0 && err == context.DeadlineExceeded { // want `== does not match a wrapped error, and when it matches because only short has timed out, ctx\.Err\(\) is nil; test ctx\.Err\(\) != nil instead of err`
		return 0, ctx.Err()
	}
	return h, err
}

func own(ctx context.Context, n node) (int, error) {
	short, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	h, err := n.height(short)
	if err == context.DeadlineExceeded { // want `== does not match a wrapped context\.DeadlineExceeded; use errors\.Is`
		return 0, short.Err()
	}
	return h, err
}
