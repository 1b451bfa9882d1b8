package basic

import "context"

func sibling(ctx context.Context, in, out chan int) error {
	for {
		var n int
		select {
		case <-ctx.Done():
			return ctx.Err()
		case n = <-in:
		}
		select { // want `this select goes on waiting after ctx has ended; add case <-ctx.Done\(\)`
		case out <- n:
		case <-in:
		}
	}
}
