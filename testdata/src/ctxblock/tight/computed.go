package tight

import "context"

// The room has one name, what is sent another: they may be the same number.
func computedRoom(ctx context.Context, hands, parts int, do func(context.Context, int) error) {
	jobs := make(chan int, hands)
	go func() {
		for i := range parts {
			jobs <- i // want `nothing receives from jobs once its receiver has returned, so this send blocks forever; .*; assuming more is sent on jobs than its buffer holds.*\[hang\?\]`
		}
		close(jobs)
	}()
	for range hands {
		go func() {
			for i := range jobs {
				if do(ctx, i) != nil {
					return
				}
			}
		}()
	}
}
