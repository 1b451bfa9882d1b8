package locked

import (
	"context"
	"sync"
	"time"
)

// The guard takes the lock that its stopper holds while it waits for the guard.
type guard struct {
	mu      sync.Mutex
	running bool
	swept   int
	stop    chan bool
	every   time.Duration
}

func newGuard() *guard { return &guard{stop: make(chan bool), every: time.Second} }

func (g *guard) Start() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.running = true
	go func() {
		t := time.NewTicker(g.every)
		defer t.Stop()
		for {
			select {
			case <-g.stop:
				return
			case <-t.C:
				g.sweep()
			}
		}
	}()
}

func (g *guard) sweep() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.swept++
}

func (g *guard) Stop() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.running {
		return
	}
	g.running = false
	g.stop <- true // want `this send blocks forever if the receiver of g.stop is waiting for g.mu, which is locked here; unlock g.mu first .*\[hang\]$`
}

// This one gives the lock back first.
type polite struct {
	mu   sync.Mutex
	n    int
	stop chan bool
}

func newPolite() *polite { return &polite{stop: make(chan bool)} }

func (p *polite) Start(every time.Duration) {
	go func() {
		t := time.NewTicker(every)
		for {
			select {
			case <-p.stop:
				return
			case <-t.C:
				p.count()
			}
		}
	}()
}

func (p *polite) count() {
	p.mu.Lock()
	p.n++
	p.mu.Unlock()
}

func (p *polite) Stop() {
	p.mu.Lock()
	p.n = 0
	p.mu.Unlock()
	p.stop <- true // want `\[hang\?\]$`
}

// Each has a lock of its own: none waits for the other.
type apart struct {
	mu, state sync.Mutex
	n         int
	wg        sync.WaitGroup
}

func (a *apart) Start() {
	a.wg.Add(1)
	go func() {
		defer a.wg.Done()
		a.state.Lock()
		a.n++
		a.state.Unlock()
	}()
}

func (a *apart) Stop() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.wg.Wait()
}

type pool struct {
	mu   sync.RWMutex
	jobs map[int]bool
	quit chan struct{}
	wg   sync.WaitGroup
}

func (p *pool) Start() {
	p.wg.Add(1)
	go func() {
		defer p.wg.Done()
		p.loop()
	}()
}

func (p *pool) loop() {
	for {
		select {
		case <-p.quit:
			return
		case <-time.After(time.Second):
			p.look()
		}
	}
}

func (p *pool) look() int {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return len(p.jobs)
}

func (p *pool) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.quit)
	p.wg.Wait() // want `p.wg.Wait blocks forever if one of its goroutines is waiting for p.mu, which is locked here; unlock p.mu first`
}

// Readers do not keep each other out.
func (p *pool) Drain() {
	p.mu.RLock()
	defer p.mu.RUnlock()
	p.wg.Wait()
}

// The delay ends with the context, whose cancel function has to wait for the delay.
type replica struct {
	mu     sync.Mutex
	ctx    context.Context
	cancel context.CancelFunc
	failed int
}

func (r *replica) Start() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ctx, r.cancel = context.WithCancel(context.Background())
	go r.delay(time.Minute)
}

func (r *replica) delay(d time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failed++
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-r.ctx.Done():
	case <-t.C:
	}
}

func (r *replica) Stop() {
	r.mu.Lock() // want `this waits for r.mu, which delay holds while it waits for ctx to be done, but r.cancel, which ends that, is only called afterwards; call r.cancel first .*\[order\?\]$`
	defer r.mu.Unlock()
	if r.cancel != nil {
		r.cancel()
	}
}

type lender struct {
	mu     sync.Mutex
	ctx    context.Context
	cancel context.CancelFunc
	failed int
}

func (l *lender) Start() {
	l.ctx, l.cancel = context.WithCancel(context.Background())
	go l.delay(time.Minute)
}

// It waits without the lock.
func (l *lender) delay(d time.Duration) {
	l.mu.Lock()
	l.failed++
	l.mu.Unlock()
	select {
	case <-l.ctx.Done():
	case <-time.After(d):
	}
}

func (l *lender) Stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cancel()
}
