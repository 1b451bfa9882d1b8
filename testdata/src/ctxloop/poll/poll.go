package poll

import (
	"context"
	"time"
)

func work(int) {}

// Every call passes a channel that nothing closes.
func start(ctx context.Context) {
	a, b := make(chan int), make(chan int)
	go polls(ctx, a)
	go errs(ctx, b)
	a <- 1
	var c = make(chan int)
	go other(ctx, ctx, c)
}

func polls(ctx context.Context, jobs chan int) {
	for v := range jobs { // want `ctx is checked only after a receive from jobs`
		select {
		case <-ctx.Done():
			return
		default:
		}
		work(v)
	}
}

func errs(ctx context.Context, jobs <-chan int) error {
	for v := range jobs { // want `ctx is checked only after a receive from jobs`
		if err := ctx.Err(); err != nil {
			return err
		}
		work(v)
	}
	return nil
}

type pool struct{ jobs chan int }

func newPool() *pool { return &pool{jobs: make(chan int, 10)} }

func (p *pool) add(v int) { p.jobs <- v }

func (p *pool) field(ctx context.Context) {
	for v := range p.jobs { // want `ctx is checked only after a receive from p.jobs`
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

func ticker(ctx context.Context, t *time.Ticker) {
	for range t.C { // want `ctx is checked only after a receive from t.C`
		if ctx.Err() != nil {
			return
		}
		work(1)
	}
}

// Silent from here on.

func selects(ctx context.Context, jobs chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-jobs:
			work(v)
		}
	}
}

func ranges(ctx context.Context, jobs chan int) error {
	for v := range jobs {
		work(v)
	}
	return ctx.Err()
}

// The producer is in sight, and closes the channel when the context ends.
func made(ctx context.Context) {
	jobs := make(chan int)
	go func() {
		defer close(jobs)
		for i := 0; ctx.Err() == nil; i++ {
			jobs <- i
		}
	}()
	for v := range jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

func produce(ctx context.Context) chan int { return nil }

// What was given the context may close the channel with it.
func called(ctx context.Context) {
	for v := range produce(ctx) {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

// A select that sends waits for the context at the same time.
func forwards(ctx context.Context, in, out chan int) {
	for v := range in {
		select {
		case <-ctx.Done():
			return
		case out <- v:
		}
	}
}

func slice(ctx context.Context, xs []int) {
	for _, v := range xs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

// Another context's end.
func other(ctx, life context.Context, jobs chan int) {
	for v := range jobs { // want `ctx is checked only after a receive from jobs`
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

// Nobody knows who calls it, with what.
func Exported(ctx context.Context, jobs chan int) {
	for v := range jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

func callsExported(ctx context.Context) {
	jobs := make(chan int)
	Exported(ctx, jobs)
}

func uncalled(ctx context.Context, jobs chan int) {
	for v := range jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

// One of the channels comes out of a call, and may be closed with the context.
func passed(ctx context.Context, jobs chan int) {
	for v := range jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

func passes(ctx context.Context) {
	open := make(chan int)
	passed(ctx, open)
	jobs := produce(ctx)
	passed(ctx, jobs)
}

// Used as a value: its callers are not all in sight.
func valued(ctx context.Context, jobs chan int) {
	for v := range jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

func values(ctx context.Context) any {
	jobs := make(chan int)
	valued(ctx, jobs)
	return valued
}

type closing struct{ jobs chan int }

func newClosing() *closing { return &closing{jobs: make(chan int)} }

func (c *closing) close() { close(c.jobs) }

func (c *closing) run(ctx context.Context) {
	for v := range c.jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

type given struct{ jobs chan int }

func newGiven(jobs chan int) *given { return &given{jobs: jobs} }

func (g *given) run(ctx context.Context) {
	for v := range g.jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

type lent struct{ jobs chan int }

func newLent(to func(chan int)) *lent {
	l := new(lent)
	l.jobs = make(chan int)
	to(l.jobs)
	return l
}

func (l *lent) run(ctx context.Context) {
	for v := range l.jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

type shared struct{ jobs chan int }

func newShared() *shared {
	s := &shared{jobs: make(chan int)}
	go feed(s.jobs)
	return s
}

func feed(jobs chan int) { close(jobs) }

func (s *shared) run(ctx context.Context) {
	for v := range s.jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

type counted struct{ jobs chan int }

func newCounted() *counted { return &counted{jobs: make(chan int)} }

func (c *counted) waiting() int { return len(c.jobs) }

func (c *counted) run(ctx context.Context) {
	for v := range c.jobs { // want `ctx is checked only after a receive from c.jobs`
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}

type Public struct{ Jobs chan int }

func (p *Public) run(ctx context.Context) {
	for v := range p.Jobs {
		if ctx.Err() != nil {
			return
		}
		work(v)
	}
}
