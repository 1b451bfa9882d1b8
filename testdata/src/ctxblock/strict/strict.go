// Package strict holds waits that may be bounded by what is not in view.
package strict

import (
	"context"
	"os"
	"sync"
	"time"
)

func use(int) {}

func ask(ctx context.Context) error { return ctx.Err() }

func send(ctx context.Context, out chan<- int) error {
	out <- 1
	out <- 2
	return ask(ctx)
}

func receive(ctx context.Context, in <-chan int) error {
	use(<-in)
	return ask(ctx)
}

func group(ctx context.Context, work []func()) error {
	var wg sync.WaitGroup
	block := make(chan int)
	for _, f := range work {
		wg.Go(func() { f(); <-block })
	}
	wg.Wait()
	return ask(ctx)
}

func unwatched(ctx context.Context, a, b chan int) error {
	select {
	case <-a:
	case <-b:
	}
	return ask(ctx)
}

// A private stop channel that knows nothing of the context.
func quits(ctx context.Context, in chan int) error {
	quit := make(chan struct{})
	go func() {
		for {
			select {
			case <-in:
				_ = ask(ctx)
			case <-quit:
				return
			}
		}
	}()
	use(<-in)
	close(quit)
	return ask(ctx)
}

// This one is closed when the work under the context has ended.
func quitsWith(ctx context.Context, in chan int) error {
	quit := make(chan struct{})
	go func() {
		for {
			select {
			case <-in:
				_ = ask(ctx)
			case <-quit:
				return
			}
		}
	}()
	err := ask(ctx)
	close(quit)
	return err
}

// A ticker comes again and again.
func ticks(ctx context.Context, in chan int) error {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <-t.C:
			_ = ask(ctx)
		case <-in:
			return nil
		}
	}
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

func left(ctx context.Context, in chan int) error {
	go func() {
		<-ctx.Done()
		for range in {
		}
	}()
	return walk(in)
}

func walk(in chan int) error {
	for n := range in {
		use(n)
	}
	return nil
}

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

// Who waits for the signals of the process ends what goes on under its context.
func serveUntil(ctx context.Context, signals chan os.Signal, failed chan error) error {
	go func() { failed <- ask(ctx) }()
	select {
	case <-signals:
		return nil
	case err := <-failed:
		return err
	}
}

func serveOther(ctx context.Context, other chan int, failed chan error) error {
	go func() { failed <- ask(ctx) }()
	select {
	case <-other:
		return nil
	case err := <-failed:
		return err
	}
}
