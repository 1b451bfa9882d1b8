package arms // arms and branches that the end of a context opens

import "context"

func arms(ctx context.Context, in chan int, quit chan struct{}) {
	done := ctx.Done()
	select {
	case <-ctx.Done(): // arm ctx
	case <-in:
	case <-quit:
	}
	for {
		select {
		case _, ok := <-done: // arm ctx
			_ = ok
		default:
			func() {
				select {
				case <-ctx.Done(): // arm ctx
				case in <- 1:
				}
			}()
		}
		return
	}
}

func branches(ctx context.Context, other error) {
	if ctx.Err() != nil { // branch ctx
		return
	}
	if err := ctx.Err(); err != nil { // branch ctx
		return
	}
	if context.Cause(ctx) != (nil) { // branch ctx
		return
	}
	if ctx.Err() == nil {
		return
	}
	if ctx.Err() != other {
		return
	}
	if other != nil && ctx.Err() != nil {
		return
	}
}
