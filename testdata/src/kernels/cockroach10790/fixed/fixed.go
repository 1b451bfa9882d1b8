// Package fixed: the goroutine that takes what is due stops with the store.
package fixed

import "context"

type span struct {
	locks []chan bool
	quiet chan struct{}
}

func newSpan() *span {
	return &span{locks: []chan bool{make(chan bool), make(chan bool)}, quiet: make(chan struct{})}
}

func (s *span) release(ctx context.Context) {
	for _, lock := range s.locks {
		select {
		case lock <- true:
		case <-ctx.Done():
			return
		}
	}
}

func (s *span) acquire(ctx context.Context) {
	done := ctx.Done()
	for _, lock := range s.locks {
		select {
		case <-lock:
		case <-done:
			go func() {
				for _, lock := range s.locks {
					select {
					case <-lock:
					case <-s.quiet:
					}
				}
			}()
			return
		}
	}
}
