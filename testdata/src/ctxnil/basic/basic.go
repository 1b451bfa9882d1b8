// Package basic holds nil contexts.
package basic

import (
	"context"
	"net/http"
	"time"
)

type client interface {
	Terminate(ctx context.Context, id string) error
}

func get(ctx context.Context, n int) error { <-ctx.Done(); return ctx.Err() }
func later(n int, ctx context.Context)     { <-ctx.Done() }

func literal(ctx context.Context, c client) {
	_ = c.Terminate(nil, "id")       // want `c\.Terminate panics if it uses this nil context; pass ctx.*\[nil\]`
	later(1, nil)                    // want `later panics if it uses this nil context; pass ctx`
	_ = get((nil), 1)                // want `get panics if it uses this nil context; pass ctx`
	_ = get(context.Context(nil), 1) // want `get panics if it uses this nil context; pass ctx`
}

func request(w http.ResponseWriter, r *http.Request) {
	later(1, nil) // want `pass r.Context\(\)`
}

func none(f func(context.Context)) {
	f(nil)                                               // want `f panics if it uses this nil context; pass context\.TODO\(\)`
	ctx, cancel := context.WithTimeout(nil, time.Second) // want `context\.WithTimeout panics if it uses this nil context; pass context\.TODO\(\)`
	defer cancel()
	f(ctx)
}

func expression(c client) {
	_ = client.Terminate(c, nil, "id") // want `client\.Terminate panics if it uses this nil context; pass context\.TODO\(\)`
	go later(1, nil)                   // want `later panics if it uses this nil context; pass context\.TODO\(\)`
}

// The context here has ended.
func ended(ctx context.Context) {
	<-ctx.Done()
	later(1, nil) // want `pass context.TODO\(\)`
}

func variable() {
	var ctx context.Context
	_ = get(ctx, 1) // want `ctx is nil here, because no path assigns it, and it is passed to get; initialize it where it is declared.*\[nil\]`
	_ = get(ctx, 2)
}

func variableBeside(parent context.Context) {
	var ctx context.Context
	later(1, ctx) // want `ctx is nil here`
}

func method() bool {
	var ctx context.Context
	return ctx.Err() != nil // want `ctx is nil here, because no path assigns it, and it panics; initialize it where it is declared`
}

func reset(ctx context.Context) {
	ctx = nil
	later(1, ctx) // want `ctx is nil here`
}

func branches(first bool) {
	var ctx context.Context
	if first {
		ctx = nil
	}
	later(1, ctx) // want `ctx is nil here`
}

func result() (ctx context.Context, err error) {
	err = get(ctx, 1) // want `ctx is nil here`
	return context.Background(), err
}

type worker struct {
	name string
	ctx  context.Context
}

func newWorker(name string) *worker { return &worker{name: name} }

func (w *worker) run() error {
	if err := get(w.ctx, 1); err != nil { // want `nothing in this package sets field ctx, so it is nil here, and it is passed to get; pass a context as a parameter.*\[nil\]`
		return err
	}
	return w.ctx.Err() // want `nothing in this package sets field ctx, so it is nil here, and it panics`
}

func choose(parent context.Context, ok bool) context.Context {
	if !ok {
		return nil // want `callers get a nil context here and panic when they use it; return context\.Background\(\).*\[nil\?\]`
	}
	return context.WithValue(parent, new(int), 1)
}

type callbacks struct{ started, stopped func() }

func elect(ctx context.Context, run func(callbacks)) {
	var cancel context.CancelFunc
	run(callbacks{
		started: func() {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			_ = get(ctx, 1)
		},
		stopped: func() {
			cancel() // want `cancel is nil here, because nothing assigns it, so the call panics; give it the cancel function that belongs to the context, or remove the call`
		},
	})
}

func electAssigned(ctx context.Context, run func(callbacks)) {
	var cancel context.CancelFunc
	run(callbacks{
		started: func() {
			ctx, cancel = context.WithCancel(ctx)
			_ = get(ctx, 1)
		},
		stopped: func() { cancel() },
	})
}

func electCompared(run func(callbacks)) {
	var cancel context.CancelFunc
	run(callbacks{stopped: func() {
		if cancel != nil {
			cancel()
		}
	}})
}

func electShown(run func(*context.CancelFunc)) {
	var cancel context.CancelFunc
	run(&cancel)
	cancel()
}

func deferredCancel(ctx context.Context) {
	var cancel context.CancelFunc
	defer func() { cancel() }()
	ctx, cancel = context.WithTimeout(ctx, time.Second)
	_ = get(ctx, 1)
}
