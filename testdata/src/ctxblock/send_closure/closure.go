package closure

import "context"

func ask() error { return nil }

func argument(ctx context.Context) error {
	done := make(chan error) // want `write make\(chan error, 1\)`
	go func(out chan<- error) { out <- ask() }(done)
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func inLiteral(ctx context.Context) func() error {
	return func() error {
		done := make(chan error) // want `the goroutine that sends on done leaks if the function takes case <-ctx\.Done\(\), because done has no buffer for it`
		go func() { done <- ask() }()
		select {
		case err := <-done:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// The inner literal runs who knows when.
func nested(ctx context.Context, on func(func())) {
	done := make(chan error)
	go func() {
		on(func() { done <- ask() })
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// Run by way of a variable.
func variable(ctx context.Context) {
	done := make(chan error)
	run := func() { done <- ask() } // want `this send blocks until somebody receives from done, even after ctx is done.*\[unwatched\?\]`
	go run()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// Started by the goroutine, or not.
func grandchild(ctx context.Context, ok bool) {
	done := make(chan error)
	go func() {
		if ok {
			go func() { done <- ask() }() // want `this send blocks until somebody receives from done, even after ctx is done.*\[unwatched\?\]`
		}
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}
