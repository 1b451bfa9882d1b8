package order

import (
	"context"
	"sync"
	"time"
)

// What the group waits for is not seen.
type unseen struct {
	wg     *sync.WaitGroup
	cancel context.CancelFunc
}

func newUnseen(ctx context.Context, wg *sync.WaitGroup, start func(context.Context)) *unseen {
	ctx, cancel := context.WithCancel(ctx)
	start(ctx)
	return &unseen{wg, cancel}
}

func (u *unseen) Close() {
	u.wg.Wait() // want `call u\.cancel first; assuming what it waits for ends only then \(ctxblock\) \[order\?\]`
	u.cancel()
}

// The loop also ends when there is nothing more.
type reader struct {
	wg     sync.WaitGroup
	in     chan int
	cancel context.CancelFunc
}

func newReader(ctx context.Context, in chan int) *reader {
	ctx, cancel := context.WithCancel(ctx)
	r := &reader{in: in, cancel: cancel}
	r.wg.Add(1)
	go func() {
		defer r.wg.Done()
		for {
			select {
			case <-ctx.Done():
				return
			case _, ok := <-in:
				if !ok {
					return
				}
			}
		}
	}()
	return r
}

func (r *reader) Close() {
	r.wg.Wait() // want `call r\.cancel first; assuming the goroutine ends only then \(ctxblock\) \[order\?\]`
	r.cancel()
}

// The context of the goroutine has a time of its own.
type timed struct {
	wg     sync.WaitGroup
	ctx    context.Context
	cancel context.CancelFunc
}

func newTimed() *timed {
	t := &timed{}
	t.ctx, t.cancel = context.WithTimeout(context.Background(), time.Minute)
	t.wg.Go(t.wait)
	return t
}

func (t *timed) wait() { <-t.ctx.Done() }

func (t *timed) Close() {
	t.wg.Wait() // want `call t\.cancel first; assuming wait ends only then \(ctxblock\) \[order\?\]`
	t.cancel()
}

// What a task does, its owner knows.
type pool struct {
	wg     sync.WaitGroup
	cancel context.CancelFunc
}

func newPool(ctx context.Context) *pool {
	_, cancel := context.WithCancel(ctx)
	return &pool{cancel: cancel}
}

func (p *pool) Do(task func()) {
	p.wg.Add(1)
	go func() {
		defer p.wg.Done()
		task()
	}()
}

func (p *pool) Close() {
	p.wg.Wait() // want `call p\.cancel first; assuming the goroutine ends only then \(ctxblock\) \[order\?\]`
	p.cancel()
}

// One of the goroutines is not seen, whatever the others do.
type mixed struct {
	wg     sync.WaitGroup
	cancel context.CancelFunc
}

func newMixed(ctx context.Context, run func()) *mixed {
	_, cancel := context.WithCancel(ctx)
	m := &mixed{cancel: cancel}
	m.wg.Go(run)
	m.wg.Go(func() { time.Sleep(time.Second) })
	return m
}

func (m *mixed) Close() {
	m.wg.Wait() // want `call m\.cancel first; assuming what it waits for ends only then \(ctxblock\) \[order\?\]`
	m.cancel()
}
