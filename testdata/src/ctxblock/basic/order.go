package basic

import (
	"context"
	"sync"
)

type stream struct {
	mu     sync.Mutex
	wg     sync.WaitGroup
	ended  chan struct{}
	stop   chan struct{}
	cancel context.CancelFunc
}

func open(ctx context.Context) *stream {
	ctx, cancel := context.WithCancel(ctx)
	s := &stream{cancel: cancel, ended: make(chan struct{}), stop: make(chan struct{})}
	s.wg.Add(1)
	go func() {
		defer s.wg.Done()
		defer close(s.ended)
		<-ctx.Done()
	}()
	return s
}

func (s *stream) Close() {
	s.wg.Wait() // want `this waits for s\.wg, but s\.cancel, which stops what it waits for, is only called afterwards; call s\.cancel first`
	s.cancel()
}

func (s *stream) Stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.cancel()
	<-s.ended // want `this waits for s\.ended, but s\.cancel, which stops what it waits for, is only called afterwards`
}

// The right way round.
func (s *stream) Shutdown() {
	s.cancel()
	s.wg.Wait()
}

// It has told them before.
func (s *stream) Told() {
	close(s.stop)
	s.wg.Wait()
	s.cancel()
}

// A wait for something else than goroutines of the receiver.
func (s *stream) Drain(in chan struct{}) {
	<-in
	s.cancel()
}

// The goroutine is not the receiver's.
func (s *stream) Local(f func()) {
	var wg sync.WaitGroup
	wg.Go(f)
	wg.Wait()
	s.cancel()
}
