package locked

import (
	"context"
	"sync"
	"time"
)

// What is published goes to who receives: the end of the context is but another way out.
type bus struct {
	mu     sync.RWMutex
	ctx    context.Context
	cancel context.CancelFunc
	ch     chan int
}

func newBus() *bus {
	b := &bus{ch: make(chan int)}
	b.ctx, b.cancel = context.WithCancel(context.Background())
	return b
}

func (b *bus) publish(n int) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	select {
	case b.ch <- n:
	case <-b.ctx.Done():
	}
}

func (b *bus) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cancel()
	close(b.ch)
}

// The wait is for the end of the very context that comes too late.
type patient struct {
	mu     sync.Mutex
	ctx    context.Context
	cancel context.CancelFunc
}

func newPatient() *patient {
	p := &patient{}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	return p
}

func (p *patient) wait() {
	p.mu.Lock()
	defer p.mu.Unlock()
	<-p.ctx.Done()
}

func (p *patient) Stop() {
	p.mu.Lock() // want `this waits for p.mu, which wait holds while it waits for ctx to be done, but p.cancel, which ends that, is only called afterwards; call p.cancel first .*\[order\]$`
	defer p.mu.Unlock()
	p.cancel()
}

// A child waits for the end of its parent, which is another object.
type node struct {
	mu     sync.Mutex
	parent *node
	ctx    context.Context
	cancel context.CancelFunc
}

func newNode(parent *node) *node {
	n := &node{parent: parent}
	n.ctx, n.cancel = context.WithCancel(context.Background())
	return n
}

func (n *node) wait() {
	n.mu.Lock()
	defer n.mu.Unlock()
	<-n.parent.ctx.Done()
}

func (n *node) Stop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.cancel()
}

// It is through before it comes to the lock.
type early struct {
	mu    sync.Mutex
	n     int
	ready sync.WaitGroup
}

func (e *early) Start() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ready.Add(1)
	go e.loop()
	e.ready.Wait()
}

func (e *early) loop() {
	e.ready.Done()
	for {
		e.mu.Lock()
		e.n++
		e.mu.Unlock()
		time.Sleep(time.Second)
	}
}

// What is deferred first is done last.
type lastly struct {
	mu sync.Mutex
	n  int
	wg sync.WaitGroup
}

func (l *lastly) remove() {
	l.mu.Lock()
	l.n--
	l.mu.Unlock()
}

func (l *lastly) Start() {
	l.wg.Add(1)
	go func() {
		defer l.remove()
		defer l.wg.Done()
		time.Sleep(time.Second)
	}()
}

func (l *lastly) Stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wg.Wait()
}

// It takes the lock when it has been told to stop.
type flusher struct {
	mu   sync.Mutex
	n    int
	stop chan bool
}

func newFlusher() *flusher { return &flusher{stop: make(chan bool)} }

func (s *flusher) Start() {
	go func() {
		for {
			select {
			case <-s.stop:
				s.mu.Lock()
				s.n = 0
				s.mu.Unlock()
				return
			case <-time.After(time.Second):
			}
		}
	}()
}

func (s *flusher) Stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop <- true // want `\[hang\?\]$`
}

// And so does this one, which takes it for its turns as well.
type turner struct {
	mu   sync.Mutex
	n    int
	stop chan bool
}

func newTurner() *turner { return &turner{stop: make(chan bool)} }

func (s *turner) Start() {
	go func() {
		for {
			select {
			case <-s.stop:
				s.mu.Lock()
				s.n = 0
				s.mu.Unlock()
				return
			case <-time.After(time.Second):
				s.turn()
			}
		}
	}()
}

func (s *turner) turn() {
	s.mu.Lock()
	s.n++
	s.mu.Unlock()
}

func (s *turner) Stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stop <- true // want `this send blocks forever if the receiver of s.stop is waiting for s.mu, which is locked here; unlock s.mu first`
}

// It is sent to only if it says that it is there, and then it does not take the lock.
type sleeper struct {
	mu      sync.Mutex
	waiting bool
	wake    chan bool
}

func newSleeper() *sleeper { return &sleeper{wake: make(chan bool)} }

func (s *sleeper) Start() {
	go func() {
		for {
			s.mu.Lock()
			s.waiting = true
			s.mu.Unlock()
			<-s.wake
		}
	}()
}

func (s *sleeper) Wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.waiting {
		return
	}
	s.waiting = false
	s.wake <- true
}

// The lock is given back by a function that holds its method.
type crew struct {
	mu sync.Mutex
	n  int
	wg sync.WaitGroup
}

func (c *crew) Start() {
	c.wg.Add(1)
	go func() {
		defer c.wg.Done()
		c.mu.Lock()
		c.n++
		c.mu.Unlock()
	}()
}

func (c *crew) once() {
	c.mu.Lock()
	unlock := sync.OnceFunc(c.mu.Unlock)
	defer unlock()
	c.n = 0
	unlock()
	c.wg.Wait()
}

func (c *crew) literal() {
	c.mu.Lock()
	unlock := func() { c.mu.Unlock() }
	c.n = 0
	unlock()
	c.wg.Wait()
}

func (c *crew) release() {
	c.n = 0
	c.mu.Unlock()
}

func (c *crew) helper() {
	c.mu.Lock()
	c.release()
	c.wg.Wait()
}

func (c *crew) deferred() {
	c.mu.Lock()
	defer func() { c.mu.Unlock() }()
	c.wg.Wait() // want `c.wg.Wait blocks forever if one of its goroutines is waiting for c.mu, which is locked here; unlock c.mu first`
}
