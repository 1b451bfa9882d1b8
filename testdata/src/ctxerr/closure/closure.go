package closure

import "context"

func work(context.Context) error { return nil }

func inside(ctx context.Context) func() bool {
	err := work(ctx)
	return func() bool {
		return err == context.Canceled // want `== misses`
	}
}

func straight(ctx context.Context) func() bool {
	err := ctx.Err()
	return func() bool { return err == context.Canceled }
}

func deferred(ctx context.Context) (err error) {
	defer func() {
		if err == context.Canceled { // want `== misses`
			err = nil
		}
	}()
	return work(ctx)
}

var classify = func(err error) bool {
	return err == context.Canceled // want `== misses`
}
