// Package bug: the one that imports leaves with its context, and the one that splits
// goes on sending until the channel is full.
package bug

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
		ready <- i != 0 // want ctxblock/unwatched
	}
}
