// Package likely has roots of which less is known: who watches them, and who
// could pass a better one.
package likely

import (
	"context"
	"time"

	"example.com/link"
)

func lookup(ctx context.Context) error { return ctx.Err() }

// passed: nobody knows whether Tell watches it.

func tell(ctx context.Context) {
	link.Tell(context.Background())
}

func tellVariable(ctx context.Context) {
	c := context.TODO()
	link.Tell(c)
}

func tellBoth(ctx context.Context, register func(context.Context, func())) {
	register(context.Background(), func() { println(ctx.Err()) })
}

// Callbacks that are likely to run while the function does.

func retry(ctx context.Context) error {
	return link.Retry(func() error {
		return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller.*assuming link\.Retry runs the function that it is given before it returns`
	})
}

func retryVariable(ctx context.Context) error {
	op := func() error {
		c, cancel := context.WithTimeout(context.Background(), time.Second) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
		defer cancel()
		return lookup(c)
	}
	return link.Retry(op)
}

func calledVariable(ctx context.Context) {
	op := func() { lookup(context.Background()) } // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	op()
}

// After the end of ctx.
func retryAfter(ctx context.Context) {
	if ctx.Err() != nil {
		link.Retry(func() error {
			link.Tell(context.Background())
			return nil
		})
	}
}

// Callbacks that need not.

func register(ctx context.Context) {
	link.Register(func() error { return lookup(context.Background()) })
	op := func() error { return lookup(context.Background()) }
	link.Register(op)
	keep := func() error { return lookup(context.Background()) }
	if err := link.Retry(keep); err != nil {
		kept = keep
	}
	spawned := func() { lookup(context.Background()) }
	spawned()
	go spawned()
	link.Retry2(func() { lookup(context.Background()) })
	if err := once.do(func() error { return lookup(context.Background()) }); err != nil {
		return
	}
}

var kept func() error

type onces struct{ later []func() error }

var once onces

// do keeps it, and can fail itself.
func (o *onces) do(f func() error) error {
	go f()
	return nil
}

func tellLater(ctx context.Context) { go link.Tell(context.Background()) }

// unbounded: neither a deadline nor a caller's context.

func fetch() error {
	_, err := link.Fetch(context.Background())
	return err
}

type key struct{}

func fetchWithValue() error {
	_, err := link.Fetch(context.WithValue(context.Background(), key{}, 1))
	return err
}

func fetchTimed() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_, err := link.Fetch(ctx)
	return err
}

func fetchCancelled(stop func(func())) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stop(cancel)
	_, err := link.Fetch(ctx)
	return err
}

func StartAll() error { return lookup(context.Background()) }

func stopAll() error { return lookup(context.Background()) }

func init() { lookup(context.Background()) }

// todo: a placeholder that has stayed.

func tellSomeday() {
	link.Tell(context.TODO())
}

func tellForever() { link.Tell(context.Background()) }

func closeSomeday() { release(context.TODO()) }

func release(ctx context.Context) error { return ctx.Err() }

func setupSomeday() error {
	return lookup(context.TODO())
}
