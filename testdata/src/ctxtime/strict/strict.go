// Package strict holds what -strict adds.
package strict

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

func work(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func tiny(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Microsecond) // want `after 10µs the context has ended before most calls begin; give it the time that the work takes \(ctxtime\) \[unit\?\]`
	defer cancel()
	return work(ctx)
}

func fromNow(ctx context.Context, d time.Duration) error {
	ctx, cancel := context.WithDeadline(ctx, time.Now().Add(d)) // want `a deadline that is counted from now on is a timeout; use WithTimeout \(ctxtime\) \[deadline\]`
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
	inner, stop := context.WithTimeout(context.WithValue(ctx, new(int), 1), time.Minute) // want `this timeout of 1m0s never comes: the context that it is derived from ends after 1s; derive it from an earlier one, or leave it out \(ctxtime\) \[budget\?\]`
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
	ctx, cancel := context.WithTimeout(ctx, time.Second) // want `the time begins to run before the lock on line 80 is taken, so that waiting for it uses it up; make the context once the lock is held \(ctxtime\) \[budget\]`
	defer cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	return work(ctx)
}

func (s *store) saveWrapped(ctx context.Context) error {
	ctx, cancel, err := s.limited(ctx) // want `the time begins to run before the lock on line 91 is taken`
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

// Pages.

type page struct {
	Items []int
	Next  string
}

type request struct{ Token string }

type client struct{}

func (c *client) list(ctx context.Context, token string) (*page, error)  { return nil, ctx.Err() }
func (c *client) query(ctx context.Context, req *request) (*page, error) { return nil, ctx.Err() }
func (c *client) iterate(ctx context.Context) (*iterator, error)         { return nil, ctx.Err() }
func (c *client) generate(ctx context.Context) *generator                { return nil }

type iterator struct{}

func (it *iterator) HasNext() bool { return false }
func (it *iterator) Next() int     { return 0 }

type generator struct{}

func (g *generator) Next() (int, error) { return 0, nil }

func (c *client) all(ctx context.Context) (items []int, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute) // want `one timeout for all pages that the loop on line 186 fetches: a list that is long enough always fails; give each page one of its own \(ctxtime\) \[budget\?\]`
	defer cancel()
	token := ""
	for {
		p, err := c.list(ctx, token)
		if err != nil {
			return nil, err
		}
		items = append(items, p.Items...)
		if p.Next == "" {
			return items, nil
		}
		token = p.Next
	}
}

func (c *client) allByRequest(ctx context.Context) (items []int, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute) // want `\[budget\?\]`
	defer cancel()
	req := &request{}
	for more := true; more; more = req.Token != "" {
		p, err := c.query(ctx, req)
		if err != nil {
			return nil, err
		}
		items = append(items, p.Items...)
		req.Token = p.Next
	}
	return items, nil
}

func (c *client) allByIterator(ctx context.Context) (items []int, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute) // want `\[budget\?\]`
	defer cancel()
	it, err := c.iterate(ctx)
	if err != nil {
		return nil, err
	}
	for it.HasNext() {
		items = append(items, it.Next())
	}
	return items, nil
}

func (c *client) allByGenerator(ctx context.Context) (items []int) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute) // want `\[budget\?\]`
	defer cancel()
	g := c.generate(ctx)
	for {
		item, err := g.Next()
		if err != nil {
			return items
		}
		items = append(items, item)
	}
}

func (c *client) eachPage(ctx context.Context) (items []int, err error) {
	token := ""
	for {
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		p, err := c.list(ctx, token)
		cancel()
		if err != nil {
			return nil, err
		}
		items = append(items, p.Items...)
		if token = p.Next; token == "" {
			return items, nil
		}
	}
}

// The same request again and again, and one query with many rows.
func (c *client) retry(ctx context.Context, token string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		if _, err := c.list(ctx, token); err == nil {
			return nil
		}
		time.Sleep(time.Second)
	}
}

func rows(ctx context.Context, db *sql.DB) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	rows, err := db.QueryContext(ctx, "select 1")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}

// Pauses.

func backoff(ctx context.Context) error {
	delay := time.Second
	for {
		err := work(ctx)
		if err == nil {
			return nil
		}
		select { // want `if the context's deadline comes before delay is over, this waits for nothing, and the caller gets the deadline's error for the cause; compare it with time.Until of Deadline\(\), and return the error at once \(ctxtime\) \[budget\?\]`
		case <-ctx.Done():
			return err
		case <-time.After(delay):
			delay *= 2
		}
	}
}

func compares(ctx context.Context) error {
	delay := time.Second
	for {
		err := work(ctx)
		if err == nil {
			return nil
		}
		if end, ok := ctx.Deadline(); ok && time.Until(end) < delay {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(delay):
			delay *= 2
		}
	}
}

func steady(ctx context.Context) error {
	for {
		if err := work(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

func endless(delay time.Duration) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for {
		if err := work(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(delay):
		}
	}
}

func polls(ctx context.Context, ready func() bool, delay time.Duration) error {
	for !ready() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(delay):
		}
	}
	return nil
}

func once(ctx context.Context, delay time.Duration) error {
	err := work(ctx)
	select {
	case <-ctx.Done():
		return err
	case <-time.After(delay):
	}
	return work(ctx)
}

// The unit stands where the constant is declared.
const odd = 1500 * time.Nanosecond

func declared(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, odd) // want `after 1.5µs the context has ended .* \[unit\?\]`
	defer cancel()
	return work(ctx)
}
