package closure

import "context"

func work(context.Context) error { return nil }

func inside(ctx context.Context) func() bool {
	err := work(ctx)
	return func() bool {
		return err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
	}
}

func straight(ctx context.Context) func() bool {
	err := ctx.Err()
	return func() bool { return err == context.Canceled }
}

func deferred(ctx context.Context) (err error) {
	defer func() {
		if err == context.Canceled { // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
			err = nil
		}
	}()
	return work(ctx)
}

var classify = func(err error) bool {
	return err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}
