// Package limits holds what the rule does not see, or says nothing about.
package limits

import (
	"context"
	"sync"
)

func ask(ctx context.Context) error { return ctx.Err() }

// A range over a channel: whoever sends usually closes it.
func ranges(ctx context.Context, in chan int) error {
	for range in {
	}
	return ask(ctx)
}

// Locks are held for a moment.
func locks(ctx context.Context, mu *sync.Mutex) error {
	mu.Lock()
	defer mu.Unlock()
	return ask(ctx)
}

// What a function outside the package does with a channel is not known; the
// wait is in a function without a context, and so is its caller.
func none(in chan int) int { return <-in }

func calls(in chan int) int { return none(in) }

// A channel from a function: whoever makes it may close it.
func made(ctx context.Context, next func() chan int) error {
	in := next()
	select {
	case <-in:
	case <-ctx.Done():
	}
	return nil
}

// select {} is meant.
func forever(ctx context.Context) {
	_ = ask(ctx)
	select {}
}

// One of many channels is not told from the others.
func many(ctx context.Context, names []string) error {
	errs := map[string]chan error{}
	for _, name := range names {
		errs[name] = make(chan error, 1)
		go func() { errs[name] <- ask(ctx) }()
	}
	<-ctx.Done()
	return <-errs["first"]
}
