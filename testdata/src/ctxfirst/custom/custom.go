// Package custom has orders and names that may be a custom, and their twins.
package custom

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// In the place of a receiver, which another package's type cannot be.
func put(c *http.Client, ctx context.Context, name string) error { return ctx.Err() } // want `context\.Context comes after c in put; make it the first parameter.*assuming c does not stand for a receiver, as in get.*\[order\?\]`
func get(c *http.Client, name string) error                      { return nil }

func add(mu *sync.Mutex, ctx context.Context) error { return ctx.Err() } // want `context\.Context comes after mu in add; make it the first parameter.*\[order\]`

// The parameter becomes ctx at once.
func derived(c context.Context) error {
	ctx, cancel := context.WithTimeout(c, time.Second)
	defer cancel()
	return ctx.Err()
}

func both(c context.Context) error { // want `context parameter of both is named c; name it ctx`
	ctx, cancel := context.WithTimeout(c, time.Second)
	defer cancel()
	if ctx.Err() != nil {
		return c.Err()
	}
	return nil
}

type options struct{ name string }

var setups = []func(*options, context.Context, int) error{first}

func first(o *options, ctx context.Context, n int) error { return ctx.Err() }

// It has the order of the functions that it calls.
func setUp(o *options, ctx context.Context, n int) error { // want `context\.Context comes after o in setUp; make it the first parameter; assuming the functions that it calls as f can change their order as well.*\[order\?\]`
	for _, f := range setups {
		if err := f(o, ctx, n); err != nil {
			return err
		}
	}
	return nil
}

func other(o *options, ctx context.Context, n int, f func(ctx context.Context, n int) error) error { // want `context\.Context comes after o in other; make it the first parameter.*\[order\]`
	return f(ctx, n)
}

// Others implement it, and would have to follow.
type Hook interface {
	Do(name string, ctx context.Context) error // want `context\.Context comes after name in method Do; make it the first parameter; assuming implementations in other modules can follow.*\[order\?\]`
}

type hooks interface {
	Do(name string, ctx context.Context) error // want `context\.Context comes after name in method Do; make it the first parameter.*\[order\]`
}

// Two contexts are two signals, neither of which need be that of the call.
func await(ended chan int, stop, kill context.Context) { // want `context\.Context comes after ended in await; make it the first parameter; assuming one of its contexts is that of the call.*\[order\?\]`
	select {
	case <-ended:
	case <-stop.Done():
	case <-kill.Done():
	}
}
