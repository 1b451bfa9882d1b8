// Package strict holds what -strict adds.
package strict

import (
	"context"
	"errors"
	"sync"
	"time"
)

func work(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func tiny(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Microsecond) // want `a timeout of 10µs expires before most calls start; use the time that the work takes.*\[unit\?\]`
	defer cancel()
	return work(ctx)
}

func fromNow(ctx context.Context, d time.Duration) error {
	ctx, cancel := context.WithDeadline(ctx, time.Now().Add(d)) // want `a deadline of time\.Now\(\)\.Add\(…\) is a timeout; use WithTimeout.*\[deadline\]`
	defer cancel()
	return work(ctx)
}

func fromNowCause(ctx context.Context) error {
	ctx, cancel := context.WithDeadlineCause(ctx, time.Now().Add(5*time.Second), errors.New("late")) // want `use WithTimeoutCause`
	defer cancel()
	return work(ctx)
}

// Timeouts in timeouts.

func longer(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	inner, stop := context.WithTimeout(context.WithValue(ctx, new(int), 1), time.Minute) // want `this timeout of 1m0s never expires, because the parent context is done after 1s; derive it from an earlier context, or remove it.*\[budget\?\]`
	defer stop()
	return work(inner)
}

func shorter(ctx context.Context) error {
	outer, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	inner, stop := context.WithTimeout(outer, time.Second)
	defer stop()
	detached, end := context.WithTimeout(context.WithoutCancel(inner), time.Hour)
	defer end()
	sibling, over := context.WithTimeout(ctx, time.Hour)
	defer over()
	return errors.Join(work(inner), work(detached), work(sibling))
}

// The first tick comes too late.
func pings(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	t := time.NewTicker(10 * time.Second)
	go func() {
		defer cancel()
		defer t.Stop()
		for {
			select {
			case <-ctx.Done(): // want `the context is done after 5s, before the first tick after 10s, so the tick's case never runs; use a context without this timeout.*\[budget\]`
				return
			case <-t.C:
				_ = work(ctx)
			}
		}
	}()
}

// It comes in time, or ran before the context did.
func pingsInTime(ctx context.Context) {
	late := time.NewTicker(10 * time.Second)
	defer late.Stop()
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		case <-late.C:
		}
	}
}

// Locks.

type store struct {
	mu sync.Mutex
	rw sync.RWMutex
}

func (s *store) lock()      { s.rw.Lock() }
func (s *store) unlock()    { s.rw.Unlock() }
func (s *store) count() int { s.rw.Lock(); defer s.rw.Unlock(); return 1 }

func (s *store) limited(ctx context.Context) (context.Context, context.CancelFunc, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	return ctx, cancel, nil
}

func (s *store) unlimited(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithCancel(ctx)
}

func (s *store) save(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // want `the timeout starts before the lock on line \d+ is acquired, so waiting for the lock uses it up; derive the context once the lock is held.*\[budget\]`
	defer cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	return work(ctx)
}

func (s *store) saveWrapped(ctx context.Context) error {
	ctx, cancel, err := s.limited(ctx) // want `the timeout starts before the lock on line \d+ is acquired, so waiting for the lock uses it up`
	if err != nil {
		return err
	}
	defer cancel()
	s.lock()
	defer s.unlock()
	return work(ctx)
}

func (s *store) saveReading(ctx context.Context) error {
	ctx, cancel := context.WithDeadline(ctx, time.Unix(ctx.Value(s).(int64), 0)) // want `\[budget\]`
	defer cancel()
	s.rw.RLock()
	err := work(ctx)
	s.rw.RUnlock()
	return err
}

func (s *store) saveLocked(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return work(ctx)
}

// Used before as well: the lock is a part of the work.
func (s *store) saveBoth(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := work(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return work(ctx)
}

// Held for a moment only.
func (s *store) saveBriefly(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	s.mu.Lock()
	s.mu.Unlock()
	s.lock()
	s.unlock()
	_ = s.count()
	return work(ctx)
}

func (s *store) saveUnlimited(ctx context.Context) error {
	ctx, cancel := s.unlimited(ctx)
	defer cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	return work(ctx)
}

// Another goroutine waits here.
func (s *store) saveAside(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	go func() {
		s.mu.Lock()
		defer s.mu.Unlock()
	}()
	return work(ctx)
}

// The unit stands where the constant is declared.
const odd = 1500 * time.Nanosecond

func declared(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, odd) // want `a timeout of 1\.5µs expires before most calls start; use the time that the work takes.*\[unit\?\]`
	defer cancel()
	return work(ctx)
}
