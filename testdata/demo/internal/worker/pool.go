// Package worker follows parcels in the background.
package worker

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

// ErrFull is returned by Submit when the queue has no room.
var ErrFull = errors.New("worker: queue is full")

// A Handler does the work for one shipment.
type Handler func(ctx context.Context, shipment string) error

// A Pool runs a handler in a fixed number of goroutines.
type Pool struct {
	handle Handler
	log    *slog.Logger
	queue  chan string
	wg     sync.WaitGroup

	ctx  context.Context
	stop context.CancelFunc
}

// NewPool returns a pool that is not running yet.
func NewPool(handle Handler, log *slog.Logger, depth int) *Pool {
	return &Pool{handle: handle, log: log, queue: make(chan string, depth)}
}

// Start runs n workers until Stop is called or parent ends.
func (p *Pool) Start(parent context.Context, n int) {
	p.ctx, p.stop = context.WithCancel(parent)
	for range n {
		p.wg.Go(func() { p.work(p.ctx) })
	}
	go p.report(p.ctx)
}

// Stop ends the workers and waits for those that are in the middle of
// something, at most as long as ctx allows.
func (p *Pool) Stop(ctx context.Context) error {
	p.stop()
	idle := make(chan struct{})
	go func() {
		p.wg.Wait()
		close(idle)
	}()
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Submit queues a shipment without waiting.
func (p *Pool) Submit(shipment string) error {
	select {
	case p.queue <- shipment:
		return nil
	default:
		return ErrFull
	}
}

func (p *Pool) work(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case shipment := <-p.queue:
			p.one(ctx, shipment)
		}
	}
}

func (p *Pool) one(ctx context.Context, shipment string) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if err := p.handle(ctx, shipment); err != nil {
		p.log.ErrorContext(ctx, "shipment not handled", "shipment", shipment, "error", err)
	}
}

// report logs how far the queue has filled up.
func (p *Pool) report(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for range ticker.C {
		p.log.Info("queue", "depth", len(p.queue), "capacity", cap(p.queue))
	}
}
