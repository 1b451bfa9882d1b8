// Package bug: whoever waits for the locks of a span leaves when its context ends, and
// starts a goroutine to take what is still due. The other side leaves on the same context.
// The goroutine that takes what is still due stays.
package bug

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
					<-lock // want ctxblock/hang
				}
			}()
		}
	}
}
