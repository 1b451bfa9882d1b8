// Package closure has literals.
package closure

import "context"

func work(ctx context.Context) error { return ctx.Err() }

var global = func(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before the function ends; defer it`
	if work(ctx) == nil {
		cancel()
	}
}

func spawned(ctx context.Context) {
	go func() {
		ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before a return; defer it`
		if work(ctx) != nil {
			return
		}
		cancel()
	}()
}

func neverRun(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is never called, so the context leaks until its parent is canceled; defer it`
	stop := func() { cancel() }
	_ = stop
	_ = work(ctx)
}

func runSometimes(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	stop := func() { cancel() }
	if work(ctx) != nil {
		stop()
	}
}

func goroutine(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer cancel()
		_ = work(ctx)
	}()
}

func deferredCondition(ctx context.Context) (err error) {
	ctx, cancel := context.WithCancel(ctx) // want `the deferred function calls cancel only under a condition`
	defer func() {
		if err != nil {
			cancel()
		}
	}()
	return work(ctx)
}

func outer(ctx context.Context) {
	var cancel context.CancelFunc
	func() {
		ctx, cancel = context.WithCancel(ctx)
	}()
	cancel()
}

// The goroutine would end at once if this function deferred the call.
func spawnsOnSuccess(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx) // want `cancel is not called before return nil; defer it`
	if err := work(ctx); err != nil {
		cancel()
		return err
	}
	go func() { _ = work(ctx) }()
	return nil
}

func deferredSeesTheSecond(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer func() { cancel() }()
	ctx, cancel = context.WithCancel(ctx) // want `this overwrites cancel, so the function literal that calls it cancels this context and not the first`
	_ = work(ctx)
}
