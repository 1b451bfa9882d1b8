// Package basic holds waits that do not watch the context.
package basic

import (
	"context"
	"net/http"
)

func use(int) {}

// The workers leave with the context; the producer hangs.
func producer(ctx context.Context, list []int) error {
	jobs := make(chan int)
	for range 4 {
		go func() {
			for {
				select {
				case <-ctx.Done():
					return
				case n := <-jobs:
					use(n)
				}
			}
		}()
	}
	for _, n := range list {
		jobs <- n // want `nothing receives from jobs once ctx is done, so this send blocks forever; select on ctx\.Done\(\) as well`
	}
	return nil
}

// A buffer only puts it off.
func buffered(ctx context.Context, list []int) error {
	jobs := make(chan int, 4)
	go worker(ctx, jobs)
	for _, n := range list {
		jobs <- n // want `nothing receives from jobs once ctx is done, so this send blocks forever`
	}
	return nil
}

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

// The only sender gives up with the context.
func receiver(ctx context.Context) (int, error) {
	result := make(chan int)
	go func() {
		select {
		case result <- 1:
		case <-ctx.Done():
		}
	}()
	return <-result, nil // want `nothing sends on result once ctx is done, so this receive blocks forever; select on ctx\.Done\(\) as well`
}

// What ends the workers is a field of the pool.
type pool struct {
	ctx   context.Context
	queue chan int
}

func newPool(ctx context.Context, n int) *pool {
	p := &pool{ctx: ctx, queue: make(chan int, n)}
	for range n {
		go p.serve()
	}
	return p
}

func (p *pool) serve() {
	for {
		select {
		case n := <-p.queue:
			use(n)
		case <-p.ctx.Done():
			return
		}
	}
}

func (p *pool) submit(n int) {
	p.queue <- n // want `nothing receives from p\.queue once p\.ctx is done, so this send blocks forever; select on p\.ctx\.Done\(\) as well`
}

type client struct {
	slots chan struct{}
	admit chan bool
}

func newClient() *client {
	return &client{slots: make(chan struct{}, 4), admit: make(chan bool, 4)}
}

func (c *client) call(ctx context.Context) error {
	c.slots <- struct{}{} // want `this blocks until c\.slots has a free slot, even after ctx is done; select on ctx\.Done\(\) as well`
	defer func() { <-c.slots }()
	return do(ctx)
}

func (c *client) serve(w http.ResponseWriter, r *http.Request) {
	c.slots <- struct{}{} // want `this blocks until c\.slots has a free slot, even after r\.Context\(\) is done`
	_ = do(r.Context())
	<-c.slots
}

// The slot is lost when the context has ended.
func (c *client) lost(ctx context.Context) error {
	select {
	case c.admit <- true:
	case <-ctx.Done():
		return ctx.Err()
	}
	return do(ctx)
}

func (c *client) loses(ctx context.Context) error {
	c.admit <- true
	defer func() {
		select {
		case <-c.admit: // want `the slot of c\.admit leaks if ctx is done, because the select may then take that case and nothing releases the slot; receive outside the select, it never blocks`
		case <-ctx.Done():
		}
	}()
	return do(ctx)
}

func do(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}
