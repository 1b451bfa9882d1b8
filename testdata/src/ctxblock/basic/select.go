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
		select { // want `this select keeps blocking after ctx is done; add case <-ctx\.Done\(\)`
		case out <- n:
		case <-in:
		}
	}
}
