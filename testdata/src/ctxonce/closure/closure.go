package closure

import (
	"context"
	"sync"
	"time"
)

func refresh() {}

func inLoop(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	for range 3 {
		go func() {
			refresh()
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
		refresh()
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
			refresh()
			select { // want `after one tick of ticker`
			case <-ctx.Done():
				return
			case <-ticker.C:
				refresh()
			}
		}()
	}()
}

// A group runs it once, and the ticker is stopped after the select.
func grouped(ctx context.Context) {
	var wg sync.WaitGroup
	wg.Go(func() {
		refresh()
		ticker := time.NewTicker(time.Minute)
		select { // want `after one tick of ticker`
		case <-ticker.C:
			refresh()
		case <-ctx.Done():
			break
		}
		ticker.Stop()
	})
	wg.Wait()
}

// Something else is done after the select.
func onceMore(ctx context.Context) {
	go func() {
		ticker := time.NewTicker(time.Minute)
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
		refresh()
	}()
}
