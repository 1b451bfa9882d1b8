// Package leak can be run: the functions named Bad leave a goroutine behind for
// ever, those named Good do not. The goroutine-leak profile says so, too.
package leak

import (
	"context"
	"sync"
	"time"
)

// serve answers until its context ends.
func serve(ctx context.Context, in chan int) {
	for {
		select {
		case <-in:
		case <-ctx.Done():
			return
		}
	}
}

func BadPeer(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	go feed(ctx, 100)
	<-ctx.Done()
}

func feed(ctx context.Context, n int) {
	in := make(chan int)
	go serve(ctx, in)
	for i := range n {
		time.Sleep(time.Millisecond)
		in <- i // want `nothing receives from in once ctx is done, so this send blocks forever`
	}
}

func GoodPeer(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	go feedRight(ctx, 100)
	<-ctx.Done()
}

func feedRight(ctx context.Context, n int) {
	in := make(chan int)
	go serve(ctx, in)
	for i := range n {
		time.Sleep(time.Millisecond)
		select {
		case in <- i:
		case <-ctx.Done():
			return
		}
	}
}

// A pool of one slot, whose holder never gives it back.
type pool struct{ slots chan struct{} }

func (p *pool) work(ctx context.Context) error {
	p.slots <- struct{}{} // want `ctx`
	defer func() { <-p.slots }()
	return ctx.Err()
}

func taken() chan struct{} {
	slots := make(chan struct{}, 1)
	slots <- struct{}{}
	return slots
}

func BadSemaphore(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	p := &pool{taken()}
	go func() { _ = p.work(ctx) }()
	<-ctx.Done()
}

type patient struct{ slots chan struct{} }

func (p *patient) work(ctx context.Context) error {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-p.slots }()
	return ctx.Err()
}

func GoodSemaphore(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	p := &patient{taken()}
	go func() { _ = p.work(ctx) }()
	<-ctx.Done()
}

func GoodJoin(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	var wg sync.WaitGroup
	in := make(chan int)
	wg.Go(func() { serve(ctx, in) })
	<-ctx.Done()
	wg.Wait()
}
