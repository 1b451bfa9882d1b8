// Package guards holds waits that are met, or that nobody can blame: each
// differs from a finding by the reason that its comment gives.
package guards

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

func use(int) {}

func ask(ctx context.Context) error { return ctx.Err() }

// The context has ended.
func dead(ctx context.Context, p *publisher) {
	<-ctx.Done()
	p.out <- 1
}

// The context is there for the logger.
func logs(ctx context.Context, p *publisher) {
	slog.InfoContext(ctx, "waiting")
	p.out <- 1
}

type publisher struct{ out chan int }

func newPublisher(out chan int) *publisher { return &publisher{out} }

func worker(ctx context.Context, in chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-in:
			use(n)
		}
	}
}

// There is room for the only value.
func room(ctx context.Context) error {
	out := make(chan int, 1)
	go worker(ctx, out)
	out <- 1
	return ask(ctx)
}

// There is room for all, as computed.
func computed(ctx context.Context, list []int) error {
	out := make(chan int, len(list))
	go worker(ctx, out)
	for _, n := range list {
		out <- n
	}
	return ask(ctx)
}

// The consumer takes all that comes.
func drained(ctx context.Context, list []int) error {
	out := make(chan int)
	go func() {
		for n := range out {
			switch n {
			case 1:
				break
			}
			use(n)
		}
	}()
	for _, n := range list {
		out <- n
	}
	close(out)
	return ask(ctx)
}

// The consumer goes on draining when the context has ended.
func drainer(ctx context.Context, list []int) error {
	in := make(chan int)
	go func() {
		for {
			select {
			case n := <-in:
				use(n)
			case <-ctx.Done():
				for range in {
				}
				return
			}
		}
	}()
	for _, n := range list {
		in <- n
	}
	close(in)
	return ask(ctx)
}

// What ends the receive is a close.
func closes(ctx context.Context) int {
	result := make(chan int)
	go func() {
		defer close(result)
		select {
		case result <- 1:
		case <-ctx.Done():
		}
	}()
	return <-result
}

// The wait is for what a cancel ends.
func cancelled(ctx context.Context, run func(context.Context)) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		run(ctx)
		close(done)
	}()
	cancel()
	<-done
}

// A callback may run at any time.
type hooks struct{ f func() }

func (h *hooks) register(ctx context.Context, in chan int) error {
	h.f = func() { <-in }
	return ask(ctx)
}

type limiter struct {
	slots chan struct{}
}

func newLimiter() *limiter { return &limiter{slots: make(chan struct{}, 4)} }

// The slots are held by goroutines that end with the context.
func (l *limiter) fan(ctx context.Context, list []int) error {
	for range list {
		l.slots <- struct{}{}
		go func() {
			_ = ask(ctx)
			<-l.slots
		}()
	}
	return ask(ctx)
}

// Giving back never waits.
func (l *limiter) acquire(ctx context.Context) error {
	select {
	case l.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	err := ask(ctx)
	<-l.slots
	return err
}

// The consumer tells the producer when it leaves, and there is room for what
// is on its way.
func agreed(ctx context.Context, next func() int) error {
	values := make(chan int, 1)
	quit := make(chan struct{})
	go func() {
		for {
			values <- next() // want `this send blocks until somebody receives from values, even after ctx is done`
			select {
			case <-quit:
				return
			case <-time.After(time.Second):
			}
		}
	}()
	for {
		select {
		case n := <-values:
			use(n)
		case <-ctx.Done():
			close(quit)
			return ask(ctx)
		}
	}
}

// Whoever asks next is the other end.
type mailbox struct{ in chan int }

func newMailbox() *mailbox { return &mailbox{in: make(chan int)} }

func (m *mailbox) Next(ctx context.Context) (int, error) {
	select {
	case n := <-m.in:
		return n, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func (m *mailbox) Put(n int) { m.in <- n }

// Buffers that go round.
type buffers struct {
	free chan struct{}
	quit chan struct{}
}

func newBuffers(n int) *buffers {
	b := &buffers{free: make(chan struct{}, n), quit: make(chan struct{})}
	for range n {
		b.free <- struct{}{}
	}
	go b.fill()
	return b
}

func (b *buffers) fill() {
	for {
		select {
		case <-b.free:
		case <-b.quit:
			return
		}
	}
}

func (b *buffers) stop() { close(b.quit) }

// One of two, and there is room for one.
func either(ctx context.Context, fail bool) error {
	out := make(chan error, 1)
	go func() {
		for range 3 {
			if fail {
				out <- context.Canceled
				return
			}
		}
		out <- nil
	}()
	select {
	case err := <-out:
		return err
	case <-ctx.Done():
		return ask(ctx)
	}
}

// One after the other, and there is room for one.
func two(ctx context.Context) error {
	out := make(chan error, 1)
	go func() {
		out <- nil // want `this send blocks until somebody receives from out, even after ctx is done`
		out <- nil
	}()
	select {
	case err := <-out:
		return err
	case <-ctx.Done():
		return ask(ctx)
	}
}

// Each of them sends one.
func each(ctx context.Context, list []int) error {
	out := make(chan error, 1)
	for range list {
		go func() {
			out <- nil // want `this send blocks until somebody receives from out, even after ctx is done`
		}()
	}
	select {
	case err := <-out:
		return err
	case <-ctx.Done():
		return ask(ctx)
	}
}

// The arm comes back to the select; see ctxspin.
func back(ctx context.Context, list []int) error {
	in := make(chan int)
	go func() {
		for {
			select {
			case n := <-in:
				use(n)
			case <-ctx.Done():
				use(0)
			}
		}
	}()
	for _, n := range list {
		in <- n
	}
	return ask(ctx)
}

// Others may receive as well.
func shown(ctx context.Context, list []int, show func(chan int)) error {
	in := make(chan int)
	show(in)
	go worker(ctx, in)
	for _, n := range list {
		in <- n // want `this send blocks until somebody receives from in, even after ctx is done`
	}
	return ask(ctx)
}

// What it waits for is a value, and not the end of a goroutine.
type source struct {
	values chan int
	cancel context.CancelFunc
}

func newSource(ctx context.Context) *source {
	ctx, cancel := context.WithCancel(ctx)
	s := &source{values: make(chan int), cancel: cancel}
	go func() {
		defer close(s.values)
		for n := 0; ask(ctx) == nil; n++ {
			s.values <- n // want `this send blocks until somebody receives from s\.values, even after ctx is done`
		}
	}()
	return s
}

func (s *source) first() int {
	n := <-s.values
	s.cancel()
	return n
}

// Whoever leaves closes the channel: a send does not wait there, it panics.
func shut(ctx context.Context, list []int) error {
	errs := make(chan error, 1)
	defer close(errs)
	for range list {
		go func() {
			if err := ask(ctx); err != nil {
				errs <- err // want `\[unwatched\?\]`
			}
			errs <- nil
		}()
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-errs:
			use(len(err.Error()))
		}
	}
}

func shutByLiteral(ctx context.Context, list []int) error {
	errs := make(chan error, 1)
	defer func() { close(errs) }()
	for range list {
		go func() {
			if err := ask(ctx); err != nil {
				errs <- err // want `\[unwatched\?\]`
			}
			errs <- nil
		}()
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-errs:
			use(len(err.Error()))
		}
	}
}

// A third party closes it, when all have sent.
func shutElsewhere(ctx context.Context, list []int) error {
	var wg sync.WaitGroup
	errs := make(chan error, 1)
	for range list {
		wg.Go(func() {
			errs <- ask(ctx) // want `nothing receives from errs once ctx is done, so this send blocks forever`
		})
	}
	go func() {
		wg.Wait()
		close(errs)
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-errs:
			use(len(err.Error()))
		}
	}
}

// A channel that has room for a page is sent a page.

const page = 100

func pages(ctx context.Context, fetch func(int) []int) {
	ch := make(chan int, page)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case v := <-ch:
				println(v)
			}
		}
	}()
	for _, v := range fetch(page) {
		ch <- v
	}
}

const most = 100

func stuffed(ctx context.Context, fetch func() []int) {
	ch := make(chan int, most)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case v := <-ch:
				println(v)
			}
		}
	}()
	for _, v := range fetch() {
		ch <- v // want `nothing receives from ch once ctx is done, so this send blocks forever`
	}
}
