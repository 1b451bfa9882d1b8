// Package basic has one function per shape.
package basic

import (
	"context"
	"io"
	"os/signal"
	"time"
)

func work(ctx context.Context) error { return ctx.Err() }

func get(ctx context.Context) (io.ReadCloser, error) { return nil, ctx.Err() }

func ranged(ctx context.Context, all []int) {
	for range all {
		turn, cancel := context.WithTimeout(ctx, time.Second)

		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`

		_ = work(turn) // the comment would go with the call: no fix
	}
}

func moved(ctx context.Context, all []int) {
	for range all {
		turn, cancel := context.WithTimeout(ctx, time.Second) // want +1 `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		defer cancel()
		_ = work(turn)
		if turn.Err() != nil {
			println()
		}
	}
}

func cause(ctx context.Context) {
	for {
		turn, cancel := context.WithCancelCause(ctx) // want +1 `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		defer cancel(nil)
		if work(turn) != nil {
			return
		}
	}
}

func literal(ctx context.Context, n int) {
	for range n {
		turn, cancel := context.WithCancel(ctx)
		defer func() { // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
			println()
			cancel()
		}()
		_ = work(turn)
	}
}

func stop(ctx context.Context, n int) {
	for range n {
		turn, stop := signal.NotifyContext(ctx) // want +1 `this deferred stop runs only when the function returns, so the contexts of all iterations pile up`
		defer stop()
		_ = work(turn)
	}
}

func outerVariable(ctx context.Context, n int) {
	var cancel context.CancelFunc
	for range n {
		ctx, cancel = context.WithCancel(ctx) // want +1 `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		defer cancel()
		_ = work(ctx)
	}
}

type job struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func (j *job) field(n int) {
	for range n {
		j.ctx, j.cancel = context.WithCancel(context.Background())
		defer j.cancel() // want `this deferred j\.cancel runs only when the function returns, so the contexts of all iterations pile up`
		_ = work(j.ctx)
	}
}

func labelled(ctx context.Context) {
again:
	turn, cancel := context.WithCancel(ctx) // want +1 `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
	defer cancel()
	if work(turn) != nil {
		goto again
	}
}

func inBranch(ctx context.Context, n int) {
	for i := range n {
		if i > 3 {
			turn, cancel := context.WithCancel(ctx) // want +1 `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
			defer cancel()
			_ = work(turn)
		}
	}
}

// The turn waits for its goroutine, and ends with it.
func joined(ctx context.Context, n int) {
	for range n {
		turn, cancel := context.WithCancel(ctx) // want +1 `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		defer cancel()
		done := make(chan error)
		go func() { done <- work(turn) }()
		<-done
	}
}

// Even turns only.
func evenTurns(ctx context.Context, n int) {
	for i := range n {
		turn, cancel := context.WithCancel(ctx) // want +1 `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		defer cancel()
		_ = work(turn)
		if i%2 == 0 {
			cancel()
		}
	}
}

// The goroutine has nothing to do with the context.
func beside(ctx context.Context, ids []int) {
	for range ids {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		go println()
		work(ctx)
	}
}

// A record is read, and needs the context no more.
func reads(ctx context.Context, d dialer, names []string) (last *record) {
	for _, name := range names {
		turn, cancel := context.WithCancel(ctx)
		defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
		if last, _ = d.Get(turn, name); last == nil {
			continue
		}
	}
	return last
}

// What the callee keeps of each turn of a loop without an end, it keeps forever.
func restarts(ctx context.Context, s *server, tick <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
			turn, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel() // want `this deferred cancel runs only when the function returns, so the contexts of all iterations pile up`
			s.start(turn)
		}
	}
}
