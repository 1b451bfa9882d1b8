// Package tick holds ranges over the channel of a ticker.
package tick

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

type manager struct {
	stopped atomic.Bool
	stop    chan struct{}
}

func (m *manager) Stop() {
	m.stopped.Store(true)
	close(m.stop)
}

func (m *manager) refresh() {}

func (m *manager) Start() {
	go m.periodic()
	go m.asks()
	go m.selects()
	go func() {
		for range time.Tick(time.Minute) { // want `the loop notices that it should stop only after the next tick of time\.Tick\(time\.Minute\), which nothing closes; also select on m\.stop`
			if m.stopped.Load() {
				break
			}
			m.refresh()
		}
	}()
}

func (m *manager) periodic() {
	for range time.NewTicker(time.Minute).C { // want `only after the next tick of time.NewTicker\(time.Minute\).C`
		if m.stopped.Load() {
			return
		}
		m.refresh()
	}
}

func (m *manager) given(ctx context.Context) error {
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for range ticker.C { // want `only after the next tick of ticker.C, which nothing closes; also select on ctx.Done\(\)`
		if m.stopped.Load() {
			break
		}
	}
	return ctx.Err()
}

// It asks, if late: for others to tell.
func (m *manager) asks() {
	for range time.Tick(time.Minute) {
		select {
		case <-m.stop:
			return
		default:
		}
	}
}

func (m *manager) selects() {
	for {
		select {
		case <-m.stop:
			return
		case <-time.Tick(time.Minute):
		}
	}
}

// Nobody is left waiting: it is the caller's own loop.
func (m *manager) waits() {
	for range time.Tick(time.Minute) {
		if m.stopped.Load() {
			return
		}
	}
}

// Nobody is to stop it.
func forever(m *manager) {
	go func() {
		for range time.Tick(time.Minute) {
			m.refresh()
		}
	}()
}

func (m *manager) receives(ctx context.Context, ticker *time.Ticker) error {
	for { // want `the loop notices that it should stop only after the next tick of ticker\.C, which nothing closes`
		<-ticker.C
		if m.stopped.Load() {
			break
		}
	}
	return ctx.Err()
}

// The tick is one event of several.
func (m *manager) several(ctx context.Context, ticker *time.Ticker) error {
	for {
		select {
		case <-ticker.C:
		case <-m.stop:
			return ctx.Err()
		}
	}
}

func (m *manager) given2(ctx context.Context) error {
	for range time.Tick(time.Second) { // a second is soon enough
		if m.stopped.Load() {
			break
		}
	}
	return ctx.Err()
}

// A poller has a flag and nothing else.
type poller struct {
	stopped atomic.Bool
	wg      sync.WaitGroup
	every   time.Duration
	ticker  *time.Ticker
}

func newPoller(every time.Duration) *poller {
	p := &poller{every: every, ticker: time.NewTicker(50 * time.Millisecond)}
	go p.left()
	p.wg.Add(1)
	go p.awaited()
	go p.short()
	go p.reset()
	go p.given(p.ticker)
	go p.field()
	return p
}

func (p *poller) close() {
	p.stopped.Store(true)
	p.wg.Wait()
}

// Nobody waits for it, and nothing could wake it.
func (p *poller) left() {
	for range time.Tick(p.every) { // want `the loop notices that it should stop only after the next tick of time\.Tick\(p\.every\), which nothing closes; receive from a channel as well that is closed to stop it; assuming somebody waits until it has stopped`
		if p.stopped.Load() {
			return
		}
	}
}

func (p *poller) awaited() {
	defer p.wg.Done()
	for range time.Tick(p.every) { // want `only after the next tick of time\.Tick\(p\.every\), which nothing closes; receive from a channel as well that is closed to stop it \(`
		if p.stopped.Load() {
			return
		}
	}
}

func (p *poller) short() {
	rate := 30
	if p.every > time.Second {
		rate = 50
	}
	ticker := time.NewTicker(time.Duration(1000/rate) * time.Millisecond)
	defer ticker.Stop()
	for {
		if p.stopped.Load() {
			return
		}
		<-ticker.C
	}
}

func (p *poller) step() time.Duration {
	if p.stopped.Load() {
		return 0
	}
	return 10 * time.Millisecond
}

func (p *poller) reset() {
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for {
		next := p.step()
		if next == 0 {
			return
		}
		ticker.Reset(next)
		<-ticker.C
	}
}

// Whoever made it may have reset it.
func (p *poller) given(ticker *time.Ticker) {
	for range ticker.C { // want `only after the next tick of ticker\.C.*; assuming somebody waits until it has stopped`
		if p.stopped.Load() {
			return
		}
	}
}

// It is given away above.
func (p *poller) field() {
	for range p.ticker.C { // want `only after the next tick of p\.ticker\.C.*; assuming somebody waits until it has stopped`
		if p.stopped.Load() {
			return
		}
	}
}

// Between a second and two, some mind.
func (m *manager) soon(ctx context.Context) error {
	ticker := time.NewTicker(time.Second)
	ticker.Reset(2 * time.Second)
	for range ticker.C { // want `also select on ctx\.Done\(\); assuming a delay of 2s matters`
		if m.stopped.Load() {
			break
		}
	}
	return ctx.Err()
}

var _ = newPoller
