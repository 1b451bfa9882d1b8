// Package fixed: the one that splits watches the context, too.
package fixed

import "context"

const room = 6

func restore(ctx context.Context) bool {
	ready := make(chan bool, room)
	go func() {
		defer close(ready)
		split(ctx, ready)
	}()
	for span := range ready {
		select {
		case <-ctx.Done():
			return span
		default:
			load(span)
		}
	}
	return true
}

func load(bool) {}

func split(ctx context.Context, ready chan bool) {
	for i := 0; i < room+2; i++ {
		select {
		case ready <- i != 0:
		case <-ctx.Done():
			return
		}
	}
}
