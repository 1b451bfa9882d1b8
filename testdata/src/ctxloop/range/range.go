// Package ranges holds ranges over channels.
package ranges

import (
	"context"
	"log"
	"time"
)

type queue struct{ jobs chan int }

func newQueue() *queue { return &queue{jobs: make(chan int, 10)} }

func (q *queue) put(n int) { q.jobs <- n }

func step(ctx context.Context, n int) error { return ctx.Err() }

func work(int) {}

func (q *queue) run(ctx context.Context) {
	for n := range q.jobs { // want `nothing closes q\.jobs, so this range blocks forever once ctx is done; receive in a select with ctx\.Done\(\)`
		if err := step(ctx, n); err != nil {
			log.Print(err)
		}
	}
}

func (q *queue) start(ctx context.Context) error {
	go func() {
		for n := range q.jobs { // want `nothing closes q\.jobs`
			work(n)
		}
	}()
	return step(ctx, 0)
}

// Silent from here on.

// A turn leaves.
func (q *queue) leaves(ctx context.Context) error {
	for n := range q.jobs {
		if err := step(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// A turn asks, if late: for poll to tell.
func (q *queue) asks(ctx context.Context) {
	for n := range q.jobs { // want `ctx is checked only after a receive from q\.jobs`
		work(n)
		if ctx.Err() != nil {
			return
		}
	}
}

func (q *queue) drains(ctx context.Context) {
	for n := range q.jobs { // want `ctx is checked only after a receive from q\.jobs`
		if ctx.Err() != nil {
			continue
		}
		work(n)
	}
}

// It asks a signal of its own.
func (q *queue) signalled(ctx context.Context, stop chan struct{}) {
	_ = step(ctx, 0)
	for n := range q.jobs {
		select {
		case <-stop:
		default:
			work(n)
		}
	}
}

func (q *queue) none() {
	for n := range q.jobs {
		work(n)
	}
}

func (q *queue) dies(ctx context.Context) {
	for n := range q.jobs {
		if n < 0 {
			log.Fatal("negative")
		}
		_ = step(ctx, n)
	}
}

// Somebody closes it, or may.
type closing struct{ jobs chan int }

func newClosing() *closing { return &closing{jobs: make(chan int)} }

func (c *closing) close() { close(c.jobs) }

func (c *closing) run(ctx context.Context) {
	for n := range c.jobs {
		_ = step(ctx, n)
	}
}

func given(ctx context.Context, jobs chan int) {
	for n := range jobs {
		_ = step(ctx, n)
	}
}

// A ticker's is never closed: endless and retry have it.
func ticker(ctx context.Context, t *time.Ticker) {
	_ = step(ctx, 0)
	for range t.C { // want `this loop never exits and checks no context, so it keeps running after ctx is done`
		work(1)
	}
}

func slice(ctx context.Context, list []int) {
	for _, n := range list {
		work(n)
	}
	_ = step(ctx, 0)
}
