package guards

import (
	"context"
	"net/http"
	"sync"
)

type owner struct {
	ctx    context.Context
	cancel context.CancelFunc
	done   chan struct{}
	out    chan int
}

func newOwner(ctx context.Context) *owner {
	o := &owner{done: make(chan struct{}), out: make(chan int)}
	o.ctx, o.cancel = context.WithCancel(ctx)
	go func() {
		defer close(o.done)
		<-o.ctx.Done()
	}()
	return o
}

// It waits for the end that it asked for.
func (o *owner) Close() {
	o.cancel()
	<-o.done
}

// Some callers have no context.
func (f *promise) wait() int {
	<-f.done
	return f.n
}

type promise struct {
	done chan struct{}
	n    int
}

func newPromise() *promise { return &promise{done: make(chan struct{})} }

func (f *promise) set() { close(f.done) }

func with(ctx context.Context, f *promise) (int, error) {
	n := f.wait()
	return n, ask(ctx)
}

func without(f *promise) int { return f.wait() }

// It is used as a value: not all callers are in view.
func (f *promise) then() int {
	<-f.done
	return f.n
}

func value(ctx context.Context, f *promise) (func() int, error) {
	use(f.then())
	return f.then, ask(ctx)
}

// The only caller starts it on a goroutine.
func (f *promise) print() {
	<-f.done
	use(f.n)
}

func starts(ctx context.Context, f *promise) error {
	go f.print()
	return ask(ctx)
}

// The goroutine goes on with what the function started.
func companion(ctx context.Context, srv *http.Server) {
	go func() {
		<-ctx.Done()
		_ = srv.Close()
	}()
}

// The function ends the context itself.
func ended(ctx context.Context, in chan int) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		<-ctx.Done()
		use(0)
	}()
	for n := range in {
		use(n)
	}
	return ask(ctx)
}

// The function returns by the end of the context only.
func both(ctx context.Context, in chan int) {
	go func() {
		<-ctx.Done()
		use(0)
	}()
	for {
		select {
		case n := <-in:
			use(n)
		case <-ctx.Done():
			return
		}
	}
}

// A server ends the context of a request when the handler returns.
func handler(w http.ResponseWriter, r *http.Request) {
	in := make(chan int)
	go func() {
		<-r.Context().Done()
		close(in)
	}()
	for n := range in {
		use(n)
	}
}

// The function waits for the goroutine.
func waitsFor(ctx context.Context, in chan int) error {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		<-ctx.Done()
		close(in)
	}()
	for n := range in {
		use(n)
	}
	wg.Wait()
	return ask(ctx)
}

// So does this one.
func waitsForClose(ctx context.Context, in chan int) error {
	done := make(chan struct{})
	go func() {
		<-ctx.Done()
		close(done)
	}()
	for n := range in {
		use(n)
	}
	<-done
	return ask(ctx)
}

// It waits for the context itself.
func waitsToo(ctx context.Context, in chan int) error {
	go func() {
		<-ctx.Done()
		use(0)
	}()
	for n := range in {
		use(n)
	}
	<-ctx.Done()
	return ask(ctx)
}

// The select watches both contexts.
func (o *owner) two(ctx context.Context) error {
	select {
	case o.out <- 1:
	case <-ctx.Done():
	case <-o.ctx.Done():
	}
	return ask(ctx)
}

// The worker leaves with another context; both ends are the function's own.
func (o *owner) elsewhere(ctx context.Context, list []int) error {
	in := make(chan int)
	go worker(o.ctx, in)
	for _, n := range list {
		in <- n // want `this send blocks until somebody receives from in, even after ctx is done`
	}
	return ask(ctx)
}

// The goroutine gives back the slot that was taken for it.
func slots(ctx context.Context, list []int) error {
	sem := make(chan int, 4)
	for _, n := range list {
		select {
		case sem <- n:
		case <-ctx.Done():
			return ctx.Err()
		}
		go func() {
			use(n)
			<-sem
		}()
	}
	return ask(ctx)
}

// The channel is the function's own, and so is who answers.
func doubled(n int) int {
	out := make(chan int)
	go func() { out <- 2 * n }()
	return <-out
}

// Other packages may call it.
func Await(in chan int) int { return <-in }

func awaits(ctx context.Context, in chan int) (int, error) {
	n := doubled(Await(in))
	return n, ask(ctx)
}

// The goroutine has work of its own.
func works(ctx context.Context, in chan int) error {
	go func() {
		use(0)
		<-ctx.Done()
	}()
	for n := range in {
		use(n)
	}
	return ask(ctx)
}

// It waits for the stop itself.
type stopper struct{ quit chan struct{} }

func newStopper() *stopper { return &stopper{quit: make(chan struct{})} }

func (s *stopper) stop() { close(s.quit) }

func (s *stopper) watch(in chan int) {
	select {
	case n := <-in:
		use(n)
	case <-s.quit:
	}
}

func (s *stopper) await() {
	<-s.quit
	use(0)
}
