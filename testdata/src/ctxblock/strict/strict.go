// Package strict holds waits that may be bounded by what is not in view, and sends that
// nobody else is seen to receive.
package strict

import (
	"context"
	"sync"
	"time"
)

func use(int) {}

func ask(ctx context.Context) error { return ctx.Err() }

type publisher struct{ events chan int }

func newPublisher(events chan int) *publisher { return &publisher{events: events} }

func (p *publisher) publish(ctx context.Context, n int) error {
	p.events <- n // has what room its maker gave it
	return ask(ctx)
}

// Each takes a slot, and gives it back.
func pooled(ctx context.Context, list []int) error {
	pool := make(chan bool, len(list)/2+1)
	for range list {
		pool <- true
		go func() {
			defer func() { <-pool }()
			_ = ask(ctx)
		}()
	}
	return ask(ctx)
}

// Whoever handed the channel over receives.
func send(ctx context.Context, out chan<- int) error {
	out <- 1
	out <- 2
	return ask(ctx)
}

// A receive mostly waits for what has the context itself.
func receive(ctx context.Context, in <-chan int) error {
	use(<-in)
	return ask(ctx)
}

// So does a wait for a group.
func group(ctx context.Context, work []func()) error {
	var wg sync.WaitGroup
	block := make(chan int)
	for _, f := range work {
		wg.Go(func() { f(); <-block })
	}
	wg.Wait()
	return ask(ctx)
}

// Any arm may be the one that comes.
func unwatched(ctx context.Context, a, b chan int) error {
	select {
	case <-a:
	case <-b:
	}
	return ask(ctx)
}

type session struct {
	ctx context.Context
	out chan int
}

// The session's context, and not the caller's.
func (s *session) forward(ctx context.Context) error {
	select {
	case s.out <- 1:
	case <-s.ctx.Done():
	}
	return ask(ctx)
}

// A stop channel of one's own.
type loop struct {
	in   chan int
	quit chan struct{}
}

func newLoop() *loop { return &loop{in: make(chan int), quit: make(chan struct{})} }

func (l *loop) run() {
	for {
		select {
		case n := <-l.in:
			use(n)
			if n == 0 {
				return
			}
		case <-l.quit:
			use(0)
		}
	}
}

func (l *loop) put(n int) {
	use(n)
	l.in <- n
}

func (l *loop) stop() { close(l.quit) }

// A broker that stops when it is told.
type broker struct {
	subscribe chan chan int
	publish   chan int
}

func newBroker() *broker {
	return &broker{subscribe: make(chan chan int), publish: make(chan int)}
}

func (b *broker) run(ctx context.Context, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case ch := <-b.subscribe:
			ch <- 1 // who asked waits for the answer
			_ = ask(ctx)
		case n := <-b.publish:
			use(n)
		case <-ctx.Done():
			return
		}
	}
}

func (b *broker) wait() int {
	ch := make(chan int, 1)
	b.subscribe <- ch // want `nothing receives from b\.subscribe once ctx is done, so this send blocks forever; select on a context's Done\(\) as well`
	return <-ch
}

type pump struct{ in chan int }

func newPump() *pump { return &pump{in: make(chan int)} }

func (p *pump) run(stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case n := <-p.in:
			use(n)
		}
	}
}

func (p *pump) put(n int) {
	use(n)
	p.in <- n // want `nothing receives from p\.in once stop is closed, so this send blocks forever; select on stop as well`
}

type future struct {
	done chan struct{}
	n    int
}

func (f *future) set(n int) {
	f.n = n
	close(f.done)
}

func newFuture() *future { return &future{done: make(chan struct{})} }

func (f *future) wait() int {
	<-f.done // want `this receive blocks until somebody sends on f\.done or closes it, although every caller of wait has a context; give wait a parameter ctx context\.Context and select on ctx\.Done\(\)`
	return f.n
}

func get(ctx context.Context, f *future) (int, error) {
	n := f.wait()
	return n, ask(ctx)
}

// Who wakes it may know of the context.
func wakes(ctx context.Context, c *sync.Cond) error {
	c.Wait()
	return ask(ctx)
}

// The type has no name elsewhere, so that all calls are in view.
func (f *future) Wait() int {
	<-f.done // want `although every caller of Wait has a context`
	return f.n
}

func getAll(ctx context.Context, f *future) (int, error) {
	n := f.Wait()
	return n, ask(ctx)
}

// The operand of an arm waits before the select does.
type child struct {
	pid  int
	gone chan struct{}
}

func alive(pid int) bool { return pid > 0 }

func (c *child) exited() <-chan struct{} {
	for alive(c.pid) {
		time.Sleep(time.Second)
	}
	close(c.gone)
	return c.gone
}

func (c *child) left() <-chan struct{} { return c.gone }

func (c *child) kill(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-c.exited(): // want `c\.exited blocks before this select can watch ctx, because a select evaluates its operands first`
		return nil
	}
}

func (c *child) killed(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-c.left():
		return nil
	}
}
