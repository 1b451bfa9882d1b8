package alias

import (
	"context"
	. "time"
)

// No fix: After may mean something else here.
func dotted(ctx context.Context, ready func() bool) error {
	for !ready() {
		Sleep(Second) // want `time.Sleep ignores ctx`
	}
	return ctx.Err()
}
