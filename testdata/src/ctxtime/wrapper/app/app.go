// Package app sees what another package's functions and constants are, not how
// they are made.
package app

import (
	"context"
	"sync"

	"ctxtime/wrapper/lib"
)

func work(ctx context.Context) error { return ctx.Err() }

func constants(ctx context.Context) error {
	ctx1, cancel := context.WithTimeout(ctx, lib.Short) // want `\[unit\?\]`
	defer cancel()
	ctx2, cancel2 := context.WithTimeout(ctx, lib.Bare) // want `context\.WithTimeout gets lib\.Bare, which is 20ns because a number without a unit counts nanoseconds`
	defer cancel2()
	_ = work(ctx1)
	return work(ctx2)
}

// That the time runs is known within a package only.
func locked(ctx context.Context, mu *sync.Mutex) error {
	ctx, cancel := lib.Limited(ctx)
	defer cancel()
	mu.Lock()
	defer mu.Unlock()
	return work(ctx)
}
