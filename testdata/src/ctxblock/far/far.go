// Package far holds channels whose other end decides.
package far

import (
	"context"
	"errors"
	"time"
)

func work(ctx context.Context, n int) error {
	if n > 3 {
		return errors.New("broken")
	}
	return ctx.Err()
}

// The workers have the channels by way of a slice.
func elements(ctx context.Context, list []int) {
	workers := make([]chan int, 4)
	for i := range workers {
		workers[i] = make(chan int, 8)
		go func(ctx context.Context, i int) {
			for n := range workers[i] {
				select {
				case <-ctx.Done():
					return
				default:
				}
				_ = work(ctx, n)
			}
		}(ctx, i)
	}
	for _, n := range list {
		workers[n%4] <- n // want `nothing receives from workers\[n % 4\] once ctx is done, so this send blocks forever; select on ctx\.Done\(\) as well`
	}
}

// These take all that comes.
func draining(ctx context.Context, list []int) {
	workers := make([]chan int, 4)
	for i := range workers {
		workers[i] = make(chan int, 8)
		go func() {
			for n := range workers[i] {
				_ = work(ctx, n)
			}
		}()
	}
	for _, n := range list {
		workers[n%4] <- n
	}
}

// Each worker may return with an error.
func failing(ctx context.Context, list []int) {
	jobs := make(chan int)
	for range 4 {
		go func() {
			for n := range jobs {
				if err := work(ctx, n); err != nil {
					return
				}
			}
		}()
	}
	for _, n := range list {
		jobs <- n // want `nothing receives from jobs once its receiver has returned, so this send blocks forever; have the receiver cancel a context when it returns, and select on its Done\(\)`
	}
	close(jobs)
}

// A flag, a closed channel and a last value end the loop at the right time.
func ending(ctx context.Context, list []int) {
	jobs := make(chan int)
	go func() {
		done := false
		for {
			n, ok := <-jobs
			if !ok {
				done = true
			}
			if done {
				return
			}
			_ = work(ctx, n)
		}
	}()
	for _, n := range list {
		jobs <- n // want `this send blocks until somebody receives from jobs, even after ctx is done.*\[unwatched\?\]`
	}
	close(jobs)
}

func lastValue(list []int) {
	jobs := make(chan int)
	go func() {
		for n := range jobs {
			if n < 0 {
				return
			}
		}
	}()
	for _, n := range list {
		jobs <- n
	}
	jobs <- -1
}

// The number of sends has another name than the room.
func numbers(ctx context.Context, workers, parts int) {
	jobs := make(chan int, workers)
	go func() {
		for i := range parts {
			jobs <- i // want `nothing receives from jobs once its receiver has returned, so this send blocks forever`
		}
		close(jobs)
	}()
	for range workers {
		go func() {
			for i := range jobs {
				if work(ctx, i) != nil {
					return
				}
			}
		}()
	}
}

// It has the same name, or one that may be the same number.
func sameNumber(ctx context.Context, list []int, size int, ask func() []int) {
	jobs := make(chan int, len(list)+2)
	other := make(chan int, size)
	for _, n := range list {
		jobs <- n
	}
	jobs <- 1
	jobs <- 2
	for _, n := range ask() {
		other <- n
	}
	close(jobs)
	close(other)
	for _, ch := range []chan int{jobs, other} {
		go func() {
			for i := range ch {
				if work(ctx, i) != nil {
					return
				}
			}
		}()
	}
}

// Two goroutines report, and the first error is enough.
func both(ctx context.Context) error {
	errs := make(chan error) // want `the goroutines that send on errs leak if both returns before it has received from all, because errs has no buffer for them; write make\(chan error, 2\)`
	go func() { errs <- work(ctx, 1) }()
	go func() { errs <- work(ctx, 2) }()
	for range 2 {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

// One of two is started.
func either(ctx context.Context, left bool) error {
	errs := make(chan error)
	if left {
		go func() { errs <- work(ctx, 1) }()
	} else {
		go func() { errs <- work(ctx, 2) }()
	}
	return <-errs
}

// A helper receives, and may leave before.
func helped(ctx context.Context) {
	await := func(ch chan error) {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
			case <-ch:
				return
			}
		}
	}
	errs := make(chan error) // want `the goroutine that sends on errs leaks if helped takes case <-ctx\.Done\(\), because errs has no buffer for it; write make\(chan error, 1\)`
	go func() { errs <- work(ctx, 1) }()
	await(errs)
}

// Many may send, one value is taken.
func firstOf(ctx context.Context, list []int) error {
	errs := make(chan error)
	go func() {
		for _, n := range list {
			go report(ctx, n, errs)
		}
	}()
	return <-errs // want `the goroutines that send on errs leak once the first value is received, because errs has no buffer for them; buffer the channel for all of them.*\[hang\]`
}

func report(ctx context.Context, n int, errs chan<- error) {
	if err := work(ctx, n); err != nil {
		errs <- err
	}
}

// A pool is filled where it is made: to receive is to take.
type pool struct{ tokens chan struct{} }

func newPool(n int) *pool {
	p := &pool{tokens: make(chan struct{}, n)}
	for range n {
		p.tokens <- struct{}{}
	}
	return p
}

func (p *pool) use(ctx context.Context) error {
	select {
	case <-p.tokens:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { p.tokens <- struct{}{} }()
	return work(ctx, 1)
}

// Who asks waits for the answer, once the question was taken.
type server struct{ questions chan chan int }

func newServer() *server { return &server{questions: make(chan chan int)} }

func (s *server) ask(ctx context.Context) int {
	reply := make(chan int)
	select {
	case s.questions <- reply:
		return <-reply
	case <-ctx.Done():
		return 0
	}
}

func (s *server) serve(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case reply := <-s.questions:
			reply <- 1
		}
	}
}

// A slot is taken in one select and given back in another.
type gate struct{ slots chan struct{} }

func newGate() *gate { return &gate{slots: make(chan struct{}, 4)} }

func (g *gate) pass(ctx context.Context) error {
	select {
	case g.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() {
		select {
		case <-ctx.Done():
		case <-g.slots: // want `the slot of g\.slots leaks if ctx is done, because the select may then take that case and nothing releases the slot`
		}
	}()
	return work(ctx, 1)
}

func (g *gate) passRight(ctx context.Context) error {
	select {
	case g.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-g.slots }()
	return work(ctx, 1)
}

// Who receives may have left with the context.
type feed struct{ next chan int }

func newFeed() *feed { return &feed{next: make(chan int)} }

func (f *feed) Next() int { return <-f.next }

func (f *feed) run(ctx context.Context) {
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			f.next <- -1 // want `ctx is done here, so the receiver may be gone and this send may block forever; close f\.next instead.*\[hang\?\]`
			return
		case f.next <- i:
		}
	}
}
