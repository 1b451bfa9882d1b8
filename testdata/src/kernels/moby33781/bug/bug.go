// Package bug: a probe sends its result to who may have been told to stop.
package bug

import (
	"context"
	"time"
)

func monitor(ctx context.Context, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case <-time.After(time.Second):
			results := make(chan bool) // want ctxblock/hang
			ctx, cancel := context.WithTimeout(ctx, time.Second)
			go func() {
				results <- probe()
				close(results)
			}()
			select {
			case <-stop:
				cancel()
				return
			case <-results:
				cancel()
			case <-ctx.Done():
				cancel()
				<-results
			}
		}
	}
}

func probe() bool { return true }
