package basic

import (
	"context"
	"time"
)

type tracker struct{ events chan int }

// The goroutine is to go on: a deferred call would stop it.
func newTracker(ctx context.Context) *tracker {
	t := &tracker{events: make(chan int, 1)}
	ctx, cancel := context.WithCancel(ctx) // want `cancel is never called, so the context ends only with its parent and context\.WithCancel adds nothing; use ctx as it is`
	_ = cancel
	go t.run(ctx)
	return t
}

func (t *tracker) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-t.events:
			println(e)
		}
	}
}

func newTrackerBlank(parent context.Context) *tracker {
	t := &tracker{events: make(chan int, 1)}
	ctx, _ := context.WithCancel(parent) // want `the cancel function of context\.WithCancel is discarded, so the context ends only with its parent and context\.WithCancel adds nothing; use parent as it is`
	go t.run(ctx)
	return t
}

func forAWhile(ctx context.Context, t *tracker) {
	ctx, _ = context.WithTimeout(ctx, time.Minute) // want `the cancel function of context\.WithTimeout is discarded, so the context's timer runs until the deadline; keep it and call it when the work under the context is done`
	go t.run(ctx)
}
