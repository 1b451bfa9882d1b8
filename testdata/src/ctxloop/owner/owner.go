// Package owner holds loops beside a context that the receiver owns.
package owner

import (
	"context"
	"log"
	"time"
)

type monitor struct {
	ctx    context.Context
	cancel context.CancelFunc
	jobs   chan int
}

type tag struct{}

func newMonitor() *monitor {
	ctx, cancel := context.WithCancel(context.Background())
	ctx = context.WithValue(ctx, tag{}, 1)
	return &monitor{ctx: ctx, cancel: cancel}
}

func ready() bool { return false }

func upsert(ctx context.Context) error { return ctx.Err() }

func work(int) error { return nil }

func (m *monitor) stop() { m.cancel() }

func (m *monitor) start() {
	go func() {
		for {
			if err := upsert(m.ctx); err != nil {
				log.Print(err)
			}
			time.Sleep(10 * time.Second) // want `time\.Sleep ignores m\.ctx: the loop never exits, even after m\.ctx is done`
		}
	}()
}

func (m *monitor) wait() {
	for !ready() {
		time.Sleep(time.Minute) // want `time.Sleep ignores m.ctx`
	}
}

func (m *monitor) serve() {
	for { // want `this loop never exits and checks no context, so it keeps running after m\.ctx is done`
		work(<-m.jobs)
	}
}

func retries(m *monitor) {
	for {
		err := upsert(m.ctx) // want `this loop never exits, not even when upsert fails, so it keeps running after m\.ctx is done`
		if err != nil {
			log.Print(err)
		}
	}
}

// The way out is a failure.
func leaves(m *monitor) error {
	for {
		if err := upsert(m.ctx); err != nil {
			return err
		}
	}
}

func asks(m *monitor) {
	for {
		err := upsert(m.ctx)
		if m.ctx.Err() != nil {
			return
		}
		log.Print(err)
	}
}

// A nearer context is at hand.
func (m *monitor) near(ctx context.Context) error {
	for !ready() {
		time.Sleep(time.Minute) // want `time.Sleep ignores ctx`
	}
	return ctx.Err()
}

// What comes to an end may wait.
func (m *monitor) Stop() {
	for !ready() {
		time.Sleep(time.Minute)
	}
}

// Brief.
func (m *monitor) brief() {
	for range 3 {
		time.Sleep(time.Millisecond)
	}
}

// Nobody here can end the context of these.
type given struct {
	ctx  context.Context
	jobs chan int
}

func newGiven(ctx context.Context) *given { return &given{ctx: ctx} }

func (g *given) wait() {
	for !ready() {
		time.Sleep(time.Minute)
	}
}

func (g *given) serve() {
	for {
		work(<-g.jobs)
	}
}

func (g *given) retry() {
	for {
		err := upsert(g.ctx)
		if err != nil {
			log.Print(err)
		}
	}
}
