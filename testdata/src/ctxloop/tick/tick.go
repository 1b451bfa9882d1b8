// Package tick holds ranges over the channel of a ticker.
package tick

import (
	"context"
	"sync/atomic"
	"time"
)

type manager struct {
	stopped atomic.Bool
	stop    chan struct{}
}

func (m *manager) refresh() {}

func (m *manager) Start() {
	go m.periodic()
	go m.asks()
	go m.selects()
	go func() {
		for range time.Tick(time.Minute) { // want `the loop notices that it should stop only after the next tick of time\.Tick\(time\.Minute\), which nothing closes`
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
	for range ticker.C { // want `only after the next tick of ticker.C`
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
