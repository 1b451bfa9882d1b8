// Package order has methods that wait first and cancel afterwards.
package order

import (
	"context"
	"errors"
	"sync"
)

// A store lets the calls that are under way come to their end: none of them waits for
// its context, so there is nothing to stop before.
type store struct {
	mu     sync.Mutex
	wg     sync.WaitGroup
	ctx    context.Context
	cancel context.CancelFunc
	rows   map[string]string
}

func newStore() *store {
	s := &store{rows: make(map[string]string)}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return s
}

func (s *store) Put(key, value string) {
	s.wg.Add(1)
	defer s.wg.Done()
	s.write(key, value)
}

func (s *store) write(key, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows[key] = value
}

// The caller's context is not the store's.
func (s *store) Get(ctx context.Context, key string) (string, error) {
	s.wg.Add(1)
	defer func() { s.wg.Done() }()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	value, ok := s.rows[key]
	if !ok {
		return "", errors.New("none")
	}
	return value, nil
}

func (s *store) Shutdown() {
	s.wg.Wait()
	s.cancel()
}
