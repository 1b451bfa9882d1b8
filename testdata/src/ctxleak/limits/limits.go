// Package limits has what the rule leaves alone, and why.
package limits

import (
	"context"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

// The closure may run; whether it does is not followed.
func closure(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	stop := func() { cancel() }
	if work(ctx) != nil {
		stop()
	}
}

// Another name for it is taken for a use.
func renamed(ctx context.Context) {
	_, cancel := context.WithCancel(ctx)
	stop := cancel
	_ = stop
}

// A map that nothing reads.
func stored(ctx context.Context) {
	m := map[string]context.CancelFunc{}
	_, m["x"] = context.WithCancel(ctx)
}

// A func() without a name is not known to be a cancel function.
func unnamed(ctx context.Context) (context.Context, func()) {
	return context.WithTimeout(ctx, time.Second)
}

func discards(ctx context.Context) {
	ctx, _ = unnamed(ctx)
	_ = work(ctx)
}

// Once a variable's address is taken, anything may call it.
func pointed(ctx context.Context, take func(*context.CancelFunc)) {
	ctx, cancel := context.WithCancel(ctx)
	take(&cancel)
	_ = work(ctx)
}

// The path is impossible, for a reason that takes arithmetic to see.
func arithmetic(ctx context.Context, n int) {
	var cancel context.CancelFunc
	if n > 0 {
		ctx, cancel = context.WithCancel(ctx) // want `cancel is not called before the function ends; defer it`
	}
	_ = work(ctx)
	if n >= 1 {
		cancel()
	}
}

// One turn starts something, another stops it: which may do what is a matter
// of state.
func prompt(parent context.Context, commands chan string) {
	var ctx context.Context
	var cancel context.CancelFunc
	for command := range commands {
		switch command {
		case "start":
			if ctx != nil {
				continue
			}
			ctx, cancel = context.WithCancel(parent)
			_ = work(ctx)
		case "stop":
			if ctx == nil {
				continue
			}
			cancel()
			ctx = nil
		}
	}
	if ctx != nil {
		cancel()
	}
}

// The parent is canceled by the return, and the child with it.
func child(ctx context.Context, early bool) error {
	parent, stop := context.WithCancel(ctx)
	defer stop()
	one, cancel := context.WithCancel(parent)
	if early {
		return nil
	}
	err := doubtful(one)
	cancel()
	return err
}

// What is canceled is no parent of it.
func sibling(ctx context.Context, early bool) error {
	other, stop := context.WithCancel(ctx)
	defer stop()
	one, cancel := context.WithCancel(ctx) // want `cancel is not called before return doubtful\(other\)`
	if early {
		return doubtful(other)
	}
	err := doubtful(one)
	cancel()
	return err
}

func doubtful(ctx context.Context) error { return ctx.Err() }

// Each turn leaves one behind until the function returns.
func pile(ctx context.Context, jobs []func(context.Context)) {
	parent, stop := context.WithCancel(ctx)
	defer stop()
	for _, job := range jobs {
		one, cancel := context.WithCancel(parent) // want `cancel`
		job(one)
		if len(jobs) > 3 {
			cancel()
		}
	}
}

// The same of one that nothing uses.
func pileUnused(ctx context.Context, jobs []func(context.Context)) {
	parent, stop := context.WithCancel(ctx)
	defer stop()
	for _, job := range jobs {
		one, cancel := context.WithCancel(parent) // want `cancel`
		_ = cancel
		job(one)
	}
}

// One way leads to a return, the other round again.
func pileAndReturn(ctx context.Context, jobs []func(context.Context) error) error {
	parent, stop := context.WithCancel(ctx)
	defer stop()
	for _, job := range jobs {
		one, cancel := context.WithCancel(parent) // want `cancel`
		if err := job(one); err != nil {
			return err
		}
		if len(jobs) > 3 {
			cancel()
		}
	}
	return nil
}

// Each turn cancels its own, but for the last: the return does.
func turn(ctx context.Context, jobs []func(context.Context) error) error {
	parent, stop := context.WithCancel(ctx)
	defer stop()
	for _, job := range jobs {
		one, cancel := context.WithCancel(parent)
		if err := job(one); err != nil {
			return err
		}
		cancel()
	}
	return nil
}
