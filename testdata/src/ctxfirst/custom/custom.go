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
