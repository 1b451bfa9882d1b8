package closure

import (
	"context"
	"time"
)

func refresh() {}

func inLoop(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	for range 3 {
		go func() {
			select {
			case <-ctx.Done():
			case <-ticker.C:
				refresh()
			}
		}()
	}
}

// Given to other code, which may run it again.
func given(ctx context.Context, run func(func())) {
	ticker := time.NewTicker(time.Minute)
	run(func() {
		select {
		case <-ctx.Done():
		case <-ticker.C:
			refresh()
		}
	})
}

func nested(ctx context.Context) {
	go func() {
		ticker := time.NewTicker(time.Minute)
		defer ticker.Stop()
		func() {
			select { // want `after the first tick of ticker`
			case <-ctx.Done():
				return
			case <-ticker.C:
				refresh()
			}
		}()
	}()
}
