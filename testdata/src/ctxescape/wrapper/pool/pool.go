// Package pool starts and joins goroutines for others.
package pool

import (
	"context"
	"sync"
)

type Pool struct{ wg sync.WaitGroup }

// Submit starts f and returns.
func (p *Pool) Submit(f func()) { go f() }

// Do runs f.
func (p *Pool) Do(f func()) { f() }

// Drain waits.
func (p *Pool) Drain() { p.wg.Wait() }

// Loop runs until it is stopped.
func (p *Pool) Loop(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func Work(ctx context.Context) error { return ctx.Err() }
