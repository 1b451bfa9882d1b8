package basic

import (
	"context"
	"log"
	"os"
	"os/exec"
	"time"
)

func deferred(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return work(ctx)
}

func exits(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	switch err := work(ctx); {
	case err == context.Canceled:
		panic(err)
	case os.IsExist(err):
		os.Exit(1)
	case err != nil:
		log.Fatal(err)
	case cond():
		die()
	}
	cancel()
}

func die() { log.Fatalf("dying") }

func returned(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	return ctx, cancel
}

func returnedAsClosure(ctx context.Context) func() {
	_, cancel := context.WithCancel(ctx)
	return func() { cancel() }
}

// Exported fields belong to everyone.
type Options struct{ Cancel context.CancelFunc }

func storedInExportedField(ctx context.Context, o *Options) {
	_, o.Cancel = context.WithCancel(ctx)
}

func storedInMap(ctx context.Context, m map[int]context.CancelFunc, s []func()) {
	_, m[1] = context.WithCancel(ctx)
	_, cancel := context.WithCancel(ctx)
	s[0] = cancel
}

func sent(ctx context.Context, c chan<- func()) {
	_, cancel := context.WithCancel(ctx)
	c <- cancel
}

func givenAway(ctx context.Context, cmd *exec.Cmd) {
	ctx, cancel := context.WithCancel(ctx)
	context.AfterFunc(ctx, cancel)
	ctx2, cancel2 := context.WithCancelCause(ctx)
	time.AfterFunc(time.Second, func() { cancel2(nil) })
	_ = ctx2
}

func correlated(ctx context.Context) error {
	if _, ok := ctx.Deadline(); !ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Second)
		defer cancel()
	}
	return work(ctx)
}

func correlatedLater(ctx context.Context, d time.Duration) error {
	var cancel context.CancelFunc
	if d > 0 {
		ctx, cancel = context.WithTimeout(ctx, d)
	}
	err := work(ctx)
	if d > 0 {
		cancel()
	}
	return err
}

func outer(ctx context.Context, fail func() error) error {
	var cancel context.CancelFunc
	defer func() {
		if cancel != nil {
			cancel()
		}
	}()
	err := fail()
	if err != nil {
		ctx, cancel = context.WithTimeout(ctx, time.Second)
	}
	return work(ctx)
}

// The duty ends with the parent.
func parentEnded(ctx context.Context, c <-chan int) {
	_, cancel := context.WithCancel(ctx)
	select {
	case <-ctx.Done():
	case <-c:
		cancel()
	}
}

// A subscription's cancel function is not that of a context.
func subscribe(context.Context, func()) context.CancelFunc { return nil }

func subscribes(ctx context.Context) {
	_ = subscribe(ctx, nil)
	stop := subscribe(ctx, nil)
	if cond() {
		stop()
	}
}

// Called where starting it fails, else left for the life of the process.
var shared context.Context

func lazy(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	if work(ctx) != nil {
		cancel()
		return
	}
	shared = ctx
}

func fill(c *server) (context.Context, context.CancelFunc) {
	c.ctx, c.cancel = context.WithCancel(context.Background())
	return c.ctx, c.cancel
}

// A function known by its signature may be called for what else it does.
func fills(c *server) { fill(c) }

type handle struct {
	name  string
	since time.Time
	done  <-chan struct{}
	kill  context.CancelFunc
}

func check(string, time.Time) error { return nil }

func show(<-chan struct{}) error { return nil }

// Nothing hangs on a context without a parent and a deadline that nobody has
// seen.
func idle(m map[string]*handle) (*handle, error) {
	ctx, cancel := context.WithCancel(context.Background())
	h := &handle{name: "x", done: ctx.Done(), kill: cancel}
	if err := check(h.name, h.since); err != nil {
		return nil, err
	}
	m[h.name] = h
	return h, nil
}

func (h *handle) end() { h.kill() }
